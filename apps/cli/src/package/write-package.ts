import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ReportFormat } from '@grantlens/reporter';
import {
  type FileRecord,
  firstSeenFiles,
  manifestFile,
  manifestText,
  openRecorder,
  proofFiles,
  type ReportFile,
  writeManifest,
} from '@grantlens/reporter/internal';
import { temporaryPath } from '../output/temporary-path.ts';
import { makeFolder } from '../output/write-file.ts';
import { putInOrder } from './left-behind.ts';
import { inputsAsFiles, type MadeReport } from './make-report.ts';
import { findPlace, pathOf } from './place.ts';
import { putInPlace } from './put-in-place.ts';
import { renderEach } from './render-each.ts';
import type { ReadInputs } from './report-inputs.ts';
import { signFile } from './signature.ts';
import { writing } from './writing.ts';

/** What a package is made of. */
export interface Packed extends Pick<MadeReport, 'report' | 'catalogue' | 'snapshotModified'> {
  readonly inputs: ReadInputs;
  readonly formats: readonly ReportFormat[];
}

/** Where a package goes, and who signs it. */
export interface Destination {
  readonly out: string;
  /** The file of an SSH key, or null. */
  readonly signWith: string | null;
  /** Ends the writing, and leaves nothing behind. */
  readonly signal: AbortSignal;
}

/** What was written, and what is to be said about it. */
export interface Written {
  readonly files: readonly string[];
  /** What was left beside it, by earlier runs or this one: sentences. */
  readonly notes: readonly string[];
}

/**
 * Writes a package whole or not at all, and gives the paths of its files: into a folder beside, which takes the name of
 * the package once everything is in it, the manifest last.
 *
 * @throws GrantlensError `usage`, `folder-taken`, `file-unwritable`, `signing`; the reason of the signal
 */
export async function writePackage(packed: Packed, { out, signWith, signal }: Destination): Promise<Written> {
  const path = await pathOf(out);
  const notes = await putInOrder(path);
  const place = await findPlace(path, out);
  await makeFolder(dirname(path));
  const folder = temporaryPath(path);
  try {
    await writing(folder, () => mkdir(folder, { mode: 0o700 }));
    const names = await fill(folder, packed, { signWith, signal });
    // Once begun, it takes a moment and is finished.
    signal.throwIfAborted();
    const more = await putInPlace(folder, place, out);
    return { files: names.map((name) => join(out, name)), notes: [...notes, ...more] };
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes the files into a folder and gives their names. */
async function fill(
  folder: string,
  packed: Packed,
  { signWith, signal }: Omit<Destination, 'out'>,
): Promise<readonly string[]> {
  const { report, catalogue, inputs, formats, snapshotModified } = packed;
  const others = [
    ...inputsAsFiles(inputs, report.meta.account.id),
    ...proofFiles(catalogue),
    ...firstSeenFiles(report),
  ];
  const files = await renderEach({ report, formats, others }, (file, failed) =>
    writeFile(folder, file, AbortSignal.any([signal, failed])),
  );
  const manifest = writeManifest(report, {
    inputs: new Set(inputs.files.keys()),
    formats,
    snapshotModified,
    previousManifest: inputs.previousManifest,
    files,
  });
  const text = Buffer.from(manifestText(manifest));
  await writeFile(folder, { name: manifestFile, render: () => [text] }, signal);
  const path = join(folder, manifestFile);
  const signatures = signWith === null ? [] : [await signFile(path, { key: signWith, signal })];
  return [...files.map(({ name }) => name), manifestFile, ...signatures];
}

/** Only its owner may read it: it tells who can do what. */
async function writeFile(
  folder: string,
  { name, render }: ReportFile,
  signal: AbortSignal,
): Promise<FileRecord> {
  const recorder = openRecorder(name);
  const path = join(folder, name);
  const file = await writing(path, () => open(path, 'wx', 0o600));
  try {
    for await (const part of render()) {
      signal.throwIfAborted();
      recorder.take(part);
      await writing(path, () => file.writeFile(part));
    }
    await writing(path, () => file.sync());
  } finally {
    await file.close();
  }
  return recorder.record();
}
