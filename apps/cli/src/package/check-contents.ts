import { join } from 'node:path';
import {
  type FileRecord,
  firstDifference,
  inputFiles,
  manifestFile,
  manifestText,
  openRecorder,
  type ReportFile,
  renderReport,
  writeManifest,
} from '@grantlens/reporter';
import { GrantlensError } from '@grantlens/snapshot';
import { tool } from '../version.ts';
import type { Check } from './check.ts';
import { compareManifests, readAgain } from './compare-manifests.ts';
import { inputsAsFiles, type Made, makeReport } from './make-report.ts';
import type { ReportInputs } from './report-inputs.ts';
import { snapshotDifferences } from './snapshot-differences.ts';
import { readStoredInputs } from './stored-inputs.ts';
import { type Comparison, filesThatAre, readParts, type StoredManifest } from './stored-package.ts';

/** A package as it lies in a folder. */
export interface Stored {
  readonly folder: string;
  readonly stored: StoredManifest;
  readonly comparison: Comparison;
}

/**
 * Whether the package is what its snapshot gives: read, evaluated and rendered again, and compared. Where that cannot
 * be done, hashes and digests must do.
 */
export async function checkContents(one: Stored): Promise<Check> {
  const { manifest } = one.stored;
  const { version } = manifest.tool;
  if (version !== tool.version) {
    const says = `made by grantlens ${version}, and this is ${tool.version}: hashes and digests only`;
    // Whoever forges a package can write any version into it, and the hashes of what was forged.
    const unlooked = `it was made by grantlens ${version} and this is ${tool.version}: verify it with grantlens ${version}`;
    return { ...(await asListed(one, says)), unlooked };
  }
  const found = await readStoredInputs(one.folder, manifest, one.comparison);
  if (found.kind === 'unusable') {
    const { differences, ...check } = await asListed(
      one,
      `not made again, for want of ${found.files.join(', ')}`,
    );
    return { ...check, differences: [...differences, ...unlisted(one, found.files)] };
  }
  try {
    return await checkMade(one, found.inputs, await makeReport(found.inputs));
  } catch (error) {
    // What a package keeps is data, and may be anything.
    if (!(error instanceof GrantlensError)) throw error;
    const { differences, ...check } = await asListed(one, 'cannot be made again');
    return { ...check, differences: [...differences, error.message] };
  }
}

/** By hashes and digests alone. */
async function asListed({ folder, stored, comparison }: Stored, says: string): Promise<Check> {
  const { snapshot } = inputFiles;
  const isThere = filesThatAre(comparison, 'same', 'changed').includes(snapshot);
  const found = isThere ? await snapshotDifferences(folder, stored.manifest) : [];
  const changed = filesThatAre(comparison, 'changed')
    .filter((name) => name !== snapshot || found.length === 0)
    .map((name) => `${name}: it is not the file that the manifest lists`);
  return { title: 'report', says, differences: [...found, ...changed, ...readAgain(stored)] };
}

/** Inputs that the manifest does not list as files: nobody else would miss them. */
function unlisted({ comparison }: Stored, inputs: readonly string[]): readonly string[] {
  return inputs
    .filter((name) => !comparison.states.has(name))
    .map((name) => `${manifestFile}: it lists no file ${name}, without which the report cannot be made`);
}

async function checkMade(
  { folder, stored, comparison }: Stored,
  inputs: ReportInputs,
  { report, snapshotModified }: Made,
): Promise<Check> {
  const { manifest } = stored;
  const files: FileRecord[] = [];
  const differences: string[] = [];
  for (const file of [...renderReport(report, manifest.formats), ...inputsAsFiles(inputs)]) {
    const record = await recordOf(file);
    files.push(record);
    const listed = manifest.files.find(({ name }) => name === file.name);
    const state = comparison.states.get(file.name);
    const isSame = state === 'same' && listed?.sha256 === record.sha256;
    if (isSame || (state !== 'same' && state !== 'changed')) continue;
    const at = await firstDifference(readParts(join(folder, file.name)), file.render());
    if (at !== null)
      differences.push(`${file.name}: it is not what was written; the first byte that differs is ${at}`);
  }
  const { previousManifest, formats } = manifest;
  const packing = {
    inputs: new Set(inputs.files.keys()),
    formats,
    snapshotModified,
    previousManifest,
    files,
  };
  const made = Buffer.from(manifestText(writeManifest(report, packing)));
  const all = [...differences, ...(await compareManifests(stored, made))];
  const outcome = all.length === 0 ? 'every byte is the same' : 'not every byte is the same';
  return { title: 'report', says: `made again by grantlens ${tool.version}: ${outcome}`, differences: all };
}

async function recordOf({ name, render }: ReportFile): Promise<FileRecord> {
  const recorder = openRecorder(name);
  for await (const part of render()) recorder.take(part);
  return recorder.record();
}
