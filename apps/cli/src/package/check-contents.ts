import { join } from 'node:path';
import {
  type FileRecord,
  firstDifference,
  firstSeenFiles,
  inputFiles,
  listingOf,
  manifestText,
  openRecorder,
  proofFiles,
  type ReportFile,
  writeManifest,
} from '@grantlens/reporter/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { Check, ContentsCheck } from '../answers/verify.ts';
import { tool } from '../version.ts';
import { compareManifests, readAgain } from './compare-manifests.ts';
import { inputsAsFiles, type MadeReport, makeReport } from './make-report.ts';
import { readParts } from './plain-file.ts';
import { renderEach } from './render-each.ts';
import type { ReportInputs } from './report-inputs.ts';
import { snapshotDifferences } from './snapshot-differences.ts';
import { readStoredInputs } from './stored-inputs.ts';
import { type Comparison, filesThatAre, type StoredManifest } from './stored-package.ts';

/** A package as it lies in a folder. */
export interface Stored {
  readonly folder: string;
  readonly stored: StoredManifest;
  readonly comparison: Comparison;
  /** The most bytes that a snapshot in it may have, unpacked. */
  readonly maxSize?: number | undefined;
}

/**
 * Whether the package is what its snapshot gives: read, evaluated and rendered again, and compared. That what this
 * version made cannot be regenerated is a difference like any other.
 */
export async function checkContents(one: Stored): Promise<ContentsCheck> {
  const { manifest } = one.stored;
  const { version } = manifest.tool;
  if (version !== tool.version) {
    const says = `made by grantlens ${version}, and this is ${tool.version}: hashes and digests only`;
    // A forger can write any version into it, and the hashes of what was forged.
    const unlooked = `it was made by grantlens ${version} and this is ${tool.version}: verify it with grantlens ${version}`;
    return { ...(await asListed(one, says)), unlooked, isRegenerated: false, units: null };
  }
  const found = await readStoredInputs(one, one.maxSize);
  if (found.kind === 'unusable') return notMade(one, `for want of ${found.files.join(', ')}`);
  let made: MadeReport;
  try {
    made = await makeReport(found.inputs);
  } catch (error) {
    // What a package keeps is data, and may be anything.
    if (!(error instanceof GrantlensError)) throw error;
    return notMade(one, error.message);
  }
  const units = new Set(made.report.tables.units.map(({ id }) => id));
  return { ...(await checkMade(one, found.inputs, made)), isRegenerated: true, units };
}

async function notMade(one: Stored, why: string): Promise<ContentsCheck> {
  const { differences, ...check } = await asListed(one, 'cannot be regenerated');
  const sentence = `the report cannot be regenerated: ${why}`;
  return { ...check, differences: [...differences, sentence], isRegenerated: false, units: null };
}

/** By hashes and digests alone. */
async function asListed({ folder, stored, comparison, maxSize }: Stored, says: string): Promise<Check> {
  const { snapshot } = inputFiles;
  const isThere = filesThatAre(comparison, 'same', 'changed').includes(snapshot);
  const found = isThere ? await snapshotDifferences(folder, stored.manifest, maxSize) : [];
  const changed = filesThatAre(comparison, 'changed')
    .filter((name) => name !== snapshot || found.length === 0)
    .map((name) => `${name}: it is not the file that the manifest lists`);
  return { title: 'report', says, differences: [...found, ...changed, ...readAgain(stored)] };
}

async function checkMade(
  { folder, stored, comparison }: Stored,
  inputs: ReportInputs,
  { report, catalogue, snapshotModified }: MadeReport,
): Promise<Check> {
  const { manifest } = stored;
  const roles = new Set(inputs.files.keys());
  const { formats } = listingOf({ formats: new Set(manifest.formats), inputs: roles });
  const others = [
    ...inputsAsFiles(inputs, report.meta.account.id),
    ...proofFiles(catalogue),
    ...firstSeenFiles(report),
  ];
  const compared = await renderEach({ report, formats, others }, async (file, failed) => {
    const record = await recordOf(file, failed);
    const listed = manifest.files.find(({ name }) => name === file.name);
    const state = comparison.states.get(file.name);
    const isSame = state === 'same' && listed?.sha256 === record.sha256;
    const isThere = state === 'same' || state === 'changed';
    if (isSame || !isThere) return { record, at: null };
    return { record, at: await firstDifference(readParts(join(folder, file.name)), file.render()) };
  });
  const files = compared.map(({ record }) => record);
  const differences = compared
    .filter(({ at }) => at !== null)
    .map(
      ({ record, at }) => `${record.name}: it is not what was written; the first byte that differs is ${at}`,
    );
  const { previousManifest } = manifest;
  const packing = { inputs: roles, formats, snapshotModified, previousManifest, files };
  const made = Buffer.from(manifestText(writeManifest(report, packing)));
  const all = [...differences, ...(await compareManifests(stored, made))];
  const outcome = all.length === 0 ? 'every byte is the same' : 'not every byte is the same';
  return { title: 'report', says: `regenerated by grantlens ${tool.version}: ${outcome}`, differences: all };
}

async function recordOf({ name, render }: ReportFile, failed: AbortSignal): Promise<FileRecord> {
  const recorder = openRecorder(name);
  for await (const part of render()) {
    failed.throwIfAborted();
    recorder.take(part);
  }
  return recorder.record();
}
