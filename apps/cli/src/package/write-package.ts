import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type FileRecord,
  manifestFile,
  manifestText,
  openRecorder,
  type ReportFile,
  type ReportFormat,
  renderReport,
  writeManifest,
} from '@grantlens/reporter';
import { temporaryPath } from '../output/temporary-path.ts';
import { makeFolder, unwritable } from '../output/write-file.ts';
import { inputsAsFiles, type Made } from './make-report.ts';
import { findPlace, type Place, taken } from './place.ts';
import type { ReadInputs } from './report-inputs.ts';
import { signFile } from './signature.ts';
import { namesIn } from './stored-package.ts';

/** What a package is made of. */
export interface Packed extends Made {
  readonly inputs: ReadInputs;
  readonly formats: readonly ReportFormat[];
}

/** Where a package goes, and who signs it. */
export interface Destination {
  readonly out: string;
  /** The file of an SSH key, or null. */
  readonly signWith: string | null;
}

/**
 * Writes a package whole or not at all, and gives the paths of its files: into a folder beside, which takes the name of
 * the package once everything is in it, the manifest last.
 *
 * @throws GrantlensError `folder-taken`, `file-unwritable`, `signing`
 */
export async function writePackage(
  packed: Packed,
  { out, signWith }: Destination,
): Promise<readonly string[]> {
  const place = await findPlace(out);
  await makeFolder(dirname(place.path));
  const folder = temporaryPath(place.path);
  try {
    await writing(folder, () => mkdir(folder, { mode: 0o700 }));
    const names = await fill(folder, packed, signWith);
    await putInPlace(folder, place, out);
    return names.map((name) => join(out, name));
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

/** Writes the files into a folder and gives their names. */
async function fill(folder: string, packed: Packed, signWith: string | null): Promise<readonly string[]> {
  const { report, inputs, formats, snapshotModified } = packed;
  const files: FileRecord[] = [];
  for (const file of [...renderReport(report, formats), ...inputsAsFiles(inputs)]) {
    files.push(await writeFile(folder, file));
  }
  const manifest = writeManifest(report, {
    inputs: new Set(inputs.files.keys()),
    formats,
    snapshotModified,
    previousManifest: inputs.previousManifest,
    files,
  });
  const text = Buffer.from(manifestText(manifest));
  await writeFile(folder, {
    name: manifestFile,
    render: async function* () {
      yield text;
    },
  });
  const signatures = signWith === null ? [] : [await signFile(join(folder, manifestFile), signWith)];
  return [...files.map(({ name }) => name), manifestFile, ...signatures];
}

/** Only its owner may read it: it tells who can do what. */
async function writeFile(folder: string, { name, render }: ReportFile): Promise<FileRecord> {
  const recorder = openRecorder(name);
  const path = join(folder, name);
  const file = await writing(path, () => open(path, 'wx', 0o600));
  try {
    for await (const part of render()) {
      recorder.take(part);
      await writing(path, () => file.writeFile(part));
    }
    await writing(path, () => file.sync());
  } finally {
    await file.close();
  }
  return recorder.record();
}

/** An earlier package goes only when the new one is there. */
async function putInPlace(folder: string, { kind, path, names }: Place, out: string): Promise<void> {
  if (kind === 'empty') await writing(out, () => rmdir(path));
  if (kind !== 'package') return writing(out, () => rename(folder, path));
  const old = temporaryPath(path);
  await writing(out, () => rename(path, old));
  try {
    // A report takes its time: somebody may have decided something on the earlier one meanwhile.
    const [stranger] = (await namesIn(old)).filter((name) => !names.includes(name));
    if (stranger !== undefined) throw taken(out, `has got ${stranger} while the new report was made`);
    await writing(out, () => rename(folder, path));
  } catch (cause) {
    await rename(old, path);
    throw cause;
  }
  await rm(old, { recursive: true, force: true });
}

async function writing<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
