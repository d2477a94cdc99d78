import { type Access, compile } from '@grantlens/engine';
import { normalise } from '@grantlens/snapshot';
import { type CatalogueEntry, decodePlainSnapshot, usualMaxSize } from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { catalogueNotes } from './catalogue-notes.ts';
import { type NamedBytes, naming } from './named-bytes.ts';
import { type QuestionOptions, readCatalogueFile, readSnapshotFile } from './snapshot-bytes.ts';
import { withActivity } from './with-activity.ts';

/**
 * Opens the snapshot a question is about, and reports what has no effect in the user's own catalogue. The
 * audit log that lies beside it belongs to it.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openSnapshot(options: QuestionOptions, io: Io): Promise<Access> {
  const { access, catalogue } = await open(options, io);
  for (const note of catalogueNotes(catalogue, access.account)) io.err(`${note}\n`);
  return withActivity(access, options, io);
}

/**
 * Opens a snapshot that another one is compared with. What has an effect is up to that other one.
 *
 * @throws GrantlensError with the file's name in its message
 */
export async function openEarlier(options: QuestionOptions, io: Io): Promise<Access> {
  return (await open(options, io)).access;
}

interface Opened {
  readonly access: Access;
  readonly catalogue: readonly CatalogueEntry[];
}

async function open(options: QuestionOptions, io: Io): Promise<Opened> {
  const file = await readSnapshotFile(options.snapshot, io, options.maxSize);
  const modified = options.allowModified ? 'allow' : 'refuse';
  const given = await readCatalogueFile(options.catalogue);
  const plain = given === null ? openPlain(file, modified) : null;
  if (plain !== null) return { access: plain, catalogue: [] };
  const { openBytes, readEntries } = await import('./snapshot-file.ts');
  const catalogue = await readEntries(given);
  return { access: openBytes(file, { catalogue, modified }), catalogue };
}

/** Opens a snapshot without what reads files that may be wrong in many ways; null where it is not plainly right. */
function openPlain(
  { path, bytes, maxSize = usualMaxSize }: NamedBytes,
  modified: 'refuse' | 'allow',
): Access | null {
  const decoded = naming(path, () => decodePlainSnapshot(bytes, modified, maxSize));
  return decoded === null ? null : compile(normalise(decoded.snapshot, { modified: decoded.modified }));
}
