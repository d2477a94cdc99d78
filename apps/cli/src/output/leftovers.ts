import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isRunning } from './machine.ts';
import { machineMark, temporaryStart } from './temporary-path.ts';

/** Something that a run made beside an output, and did not come to remove or to put in its place. */
export interface Leftover {
  readonly path: string;
  /** `old` is what had been in the place of the output; `tmp` is what was to come there, or to be removed. */
  readonly ending: 'tmp' | 'old';
  /** The run may go on; of one on another machine nobody knows. */
  readonly run: 'over' | 'going on' | 'elsewhere';
}

/** What runs left beside an output, and beside no other, sorted. Only folders of this user are looked at. */
export async function leftoversOf(path: string): Promise<readonly Leftover[]> {
  const folder = dirname(path);
  const start = temporaryStart(path);
  const names = await readdir(folder).catch(() => []);
  const found: Leftover[] = [];
  for (const name of names.sort()) {
    if (!name.startsWith(start)) continue;
    const [, host, id, ending] =
      /^([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.(tmp|old)$/.exec(name.slice(start.length)) ?? [];
    if (ending !== 'tmp' && ending !== 'old') continue;
    const at = join(folder, name);
    if (!(await isOurFolder(at))) continue;
    const run = host !== machineMark() ? 'elsewhere' : isRunning(Number(id)) ? 'going on' : 'over';
    found.push({ path: at, ending, run });
  }
  return found;
}

/** Whether a path is a temporary one of some output: of a run that is over, or of one that goes on. */
export function temporaryOf(path: string): 'over' | 'going on' | null {
  const [, host, id] = /^\..+\.([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.tmp$/.exec(basename(path)) ?? [];
  if (host === undefined) return null;
  return host === machineMark() && isRunning(Number(id)) ? 'going on' : 'over';
}

async function isOurFolder(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isDirectory()) return false;
  return process.getuid === undefined || found.uid === process.getuid();
}
