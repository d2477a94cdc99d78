import {
  firstSeenFile,
  inputFiles,
  listedFiles,
  listingOf,
  proofFileNames,
  unlistedFiles,
} from './contents.ts';
import type { Manifest } from './manifest.ts';

/**
 * What no manifest of this program says, as sentences. A forger makes the hashes and digests of a package fit, so what
 * a package must hold is asked of the program. Files of names that only another version knows are not a fault.
 */
export function faultsOf({
  formats,
  inputs,
  files,
  previousManifest,
  accuracy,
}: Manifest): readonly string[] {
  const roles = new Set(inputs.map(({ role }) => role));
  const listing = listingOf({ formats: new Set(formats), inputs: roles });
  const names = files.map(({ name }) => name);
  // Packages of earlier versions, which say nothing of their accuracy, have nothing to work verdicts out again with.
  const isEarlier = accuracy === undefined;
  // What regenerates a package finds that it lacks this; what cannot is of an earlier version, and those had none.
  const missing = listing.files.filter(
    (name) =>
      !names.includes(name) && name !== firstSeenFile && !(isEarlier && proofFileNames.includes(name)),
  );
  const unfounded = names.filter(
    (name) => [...listedFiles, ...unlistedFiles].includes(name) && !listing.files.includes(name),
  );
  return [
    ...missing.map((name) => `it lists no file ${name}, without which ${missed(name)}`),
    ...[...new Set(unfounded)].map(
      (name) => `it lists ${name}, and names nothing that this file is there for`,
    ),
    ...(formats.length === 0 ? ['it names no format, and a package has a report in one at least'] : []),
    ...(isSame(formats, listing.formats) || formats.length === 0
      ? []
      : ['its formats are not named once and in order']),
    ...(isSame(inputs, listing.inputs)
      ? []
      : ['its inputs are not the snapshot and what else a report is made from, named once and in order']),
    ...(isSame(names, [...new Set(names)].sort()) ? [] : ['its files are not listed once and by name']),
    ...(previousManifest !== null && !roles.has('previous')
      ? ['it names the manifest of a previous package, and no snapshot of that']
      : []),
  ];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function missed(name: string): string {
  const isInput = Object.values(inputFiles).some((file) => file === name);
  if (proofFileNames.includes(name)) return 'nobody can work its verdicts out again';
  return isInput ? 'the report cannot be made' : 'a package of its formats is not whole';
}
