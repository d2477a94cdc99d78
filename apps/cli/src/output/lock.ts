import { link, lstat, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { GrantlensError } from '@grantlens/snapshot';
import { withFileErrors } from '@grantlens/snapshot/internal';
import { type Holder, holderText, readHolder, stateOf, thisHolder } from './holder.ts';
import { temporaryPath } from './temporary-path.ts';

/** Says that one run writes something, so that no other does. */
export interface Lock {
  release(): Promise<void>;
}

/** How often a holder shows that it is there, in milliseconds. */
const signEvery = 15_000;

/** After so long without a sign, the lock of a process that cannot be asked for is nobody's, in milliseconds. */
const silentFor = 300_000;

/**
 * Takes the lock of an output. One whose process has ended is taken over.
 *
 * @throws GrantlensError `file-locked`, `file-unwritable`
 */
export async function takeLock(path: string): Promise<Lock> {
  const text = holderText(thisHolder());
  await guarded(path, async () => {
    while (!(await create(path, text))) {
      const left = await inspect(path);
      if (left !== undefined) await moveAway(path, left);
    }
  });
  const sign = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, signEvery).unref();
  return {
    release: async () => {
      clearInterval(sign);
      // Somebody may have removed it, and another run have taken it since.
      const found = await readFile(path, 'utf8').catch(() => undefined);
      if (found === text) await rm(path, { force: true }).catch(() => undefined);
    },
  };
}

/**
 * Refuses to go on where another run holds a lock.
 *
 * @throws GrantlensError `file-locked`, `file-unwritable`
 */
export async function refuseLocked(path: string): Promise<void> {
  await guarded(path, () => inspect(path));
}

/**
 * False when there is a lock already. It gets its name with its holder in it: a run that is killed in between leaves no
 * lock of which nobody knows whose it is.
 */
async function create(path: string, text: string): Promise<boolean> {
  const beside = temporaryPath(path);
  try {
    await writeFile(beside, text, { flag: 'wx', mode: 0o600 });
    await link(beside, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (withoutLinks.has(codeOf(error))) return await createEmpty(path, text);
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** What a disk says that knows no second name of a file. */
const withoutLinks: ReadonlySet<unknown> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

async function createEmpty(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(text).finally(() => file.close());
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // A lock without a holder would stand in everybody's way.
    if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT') await rm(path, { force: true });
    throw error;
  }
}

/** The text of a lock that nobody holds any more; undefined when there is none. Throws when somebody holds it. */
async function inspect(path: string): Promise<string | undefined> {
  let text: string;
  try {
    if (!(await lstat(path)).isFile()) throw notOurs(path);
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const holder = readHolder(text);
  // On a disk without links a lock is empty between its creation and its first line.
  if (holder === undefined && text !== '') throw notOurs(path);
  const state = holder === undefined ? 'unknown' : stateOf(holder);
  if (state === 'running' || (state === 'unknown' && (await silence(path)) < silentFor))
    throw locked(path, holder);
  return text;
}

/** For how long a lock has shown no sign, by the clock of the disk it is on. */
async function silence(path: string): Promise<number> {
  const beside = temporaryPath(path);
  try {
    await writeFile(beside, '', { flag: 'wx' });
    return (await stat(beside)).mtimeMs - (await lstat(path)).mtimeMs;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Two runs may find the same lock: the one that has moved away another lock than it looked at puts it back. */
async function moveAway(path: string, text: string): Promise<void> {
  const aside = temporaryPath(path);
  try {
    await rename(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if ((await readFile(aside, 'utf8')) !== text) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

function guarded<T>(path: string, act: () => Promise<T>): Promise<T> {
  return withFileErrors('file-unwritable', `cannot use the lock ${path}`, act);
}

function notOurs(path: string): GrantlensError {
  return new GrantlensError(
    'file-unwritable',
    `cannot use the lock ${path}: it is not a lock of this program`,
  );
}

function locked(path: string, holder: Holder | undefined): GrantlensError {
  const who = holder === undefined ? '' : `, process ${holder.pid} on ${holder.host} since ${holder.since},`;
  return new GrantlensError('file-locked', `another run${who} writes there and holds the lock ${path}`);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
