import { type Access, compile } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { keepLookupFile } from './keep-lookup-file.ts';
import { type OpenLookupFile, readLookupFile } from './read-lookup-file.ts';
import type { QuestionOptions } from './snapshot-bytes.ts';
import { snapshotPath } from './snapshot-path.ts';
import { stampOf } from './stamp.ts';
import { withActivity } from './with-activity.ts';

/** A snapshot that a question is about. */
export interface AskedSnapshot {
  readonly options: QuestionOptions;
  /** What has no effect in the user's own catalogue is said of the other snapshot. */
  readonly isEarlier?: boolean;
  /** No lookup file of it is read or kept. */
  readonly isWithoutLookupFile?: boolean | undefined;
  /** From how many bytes on a lookup file of it is kept; as a rule from where one question takes noticeably long. */
  readonly keptFrom?: number | undefined;
}

/** What was answered, and what is to be done once it is written. */
export interface Answered<T> {
  readonly answer: T;
  /** Keeps what makes the next question quick, and closes what is open. */
  readonly finish: () => void;
}

/** How much of a lookup file is read before the answer is given: as a rule only what it needs. */
export interface ReadBefore<T> {
  /** Whether the answer reads on while it is written: by then it is too late to find that something is damaged. */
  readonly readsOn?: (answer: T) => boolean;
  /** Everything, for a question that needs everything or says something before it has its answer. */
  readonly everything?: boolean;
}

/** Where the account of a snapshot comes from. */
interface Source {
  readonly access: Access;
  /** Null where the snapshot itself was read. */
  readonly file: OpenLookupFile | null;
  readonly finish: () => void;
}

/**
 * Answers from snapshots: each from the lookup file beside it where there is one, else from itself, and then
 * it gets one. The answer is the same, and so is every refusal.
 *
 * @throws GrantlensError with the file's name in its message, and whatever the work throws
 */
export async function answerFrom<T>(
  asked: readonly AskedSnapshot[],
  io: Io,
  work: (...accesses: readonly Access[]) => T | Promise<T>,
  { readsOn, everything }: ReadBefore<T> = {},
): Promise<Answered<T>> {
  const sources: Source[] = [];
  const finish = () => {
    for (const source of sources) source.finish();
  };
  const close = () => {
    for (const { file } of sources) file?.close();
  };
  const check = () => {
    for (const { file } of sources) file?.check();
  };
  try {
    for (const one of asked) sources.push((await fromLookupFile(one, io)) ?? (await fromSnapshot(one, io)));
    if (everything) check();
    const answer = await work(...sources.map(({ access }) => access));
    if (readsOn?.(answer)) check();
    return { answer, finish };
  } catch (error) {
    close();
    // What the account says is said of the snapshot as well. Anything else is a lookup file that cannot be used.
    if (error instanceof GrantlensError || sources.every(({ file }) => file === null)) throw error;
  }
  sources.length = 0;
  for (const one of asked) sources.push(await fromSnapshot(one, io));
  return { answer: await work(...sources.map(({ access }) => access)), finish };
}

async function fromLookupFile(
  { options, isEarlier, isWithoutLookupFile }: AskedSnapshot,
  io: Io,
): Promise<Source | null> {
  const { snapshot, catalogue, allowModified, maxSize } = options;
  const path = snapshotPath(snapshot, io);
  // The user's own catalogue is not part of the snapshot.
  if (path === null || catalogue !== undefined || allowModified || isWithoutLookupFile) return null;
  const file = readLookupFile(path, maxSize);
  if (file === null) return null;
  const access = compile(file.account);
  try {
    const asked = isEarlier ? access : await withActivity(access, options, io);
    return { access: asked, file, finish: file.close };
  } catch (error) {
    file.close();
    throw error;
  }
}

async function fromSnapshot(
  { options, isEarlier, keptFrom, isWithoutLookupFile }: AskedSnapshot,
  io: Io,
): Promise<Source> {
  const { snapshot, catalogue, maxSize } = options;
  const path = snapshotPath(snapshot, io);
  const before = path === null ? null : stampOf(path);
  // What answers from lookup files should not wait for what reads snapshots to be loaded.
  const { openEarlier, openSnapshot } = await import('./open-snapshot.ts');
  const access = await (isEarlier ? openEarlier : openSnapshot)(options, io);
  const finish = () => {
    if (path !== null && catalogue === undefined && !isWithoutLookupFile)
      keepLookupFile(path, before, { account: access.account, maxSize, keptFrom });
  };
  return { access, file: null, finish };
}
