import { type Access, compile } from '@grantlens/engine';
import { decodeSnapshot, normalise, type Snapshot } from '@grantlens/snapshot';
import type { NormaliseOptions } from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { catalogueNotes } from './catalogue-notes.ts';
import { naming } from './named-bytes.ts';
import { type QuestionOptions, readCatalogueFile, readSnapshotFile } from './snapshot-bytes.ts';
import { readEntries } from './snapshot-file.ts';
import { withActivity } from './with-activity.ts';

/** A snapshot with what it means, and how it was read. */
export interface SnapshotWithRows {
  readonly snapshot: Snapshot;
  readonly access: Access;
  readonly reading: NormaliseOptions;
}

/**
 * Opens the snapshot of a question that makes another account of its rows, and reports what has no effect in the user's
 * own catalogue. A lookup file has no rows.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openWithRows(options: QuestionOptions, io: Io): Promise<SnapshotWithRows> {
  const { path, bytes, maxSize } = await readSnapshotFile(options.snapshot, io, options.maxSize);
  const allowed = options.allowModified ? 'allow' : 'refuse';
  const catalogue = await readEntries(await readCatalogueFile(options.catalogue));
  const { snapshot, modified } = naming(path, () => decodeSnapshot(bytes, allowed, maxSize));
  const reading = { catalogue, modified };
  const access = compile(normalise(snapshot, reading));
  for (const note of catalogueNotes(catalogue, access.account)) io.err(`${note}\n`);
  return { snapshot, access: await withActivity(access, options, io), reading };
}
