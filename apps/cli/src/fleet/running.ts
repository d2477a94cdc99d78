import { availableParallelism } from 'node:os';
import { type Fleet, gatherFleet } from '@grantlens/fleet';
import { type BrokenFile, inTurn, type Looked } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, relaxed } from '../exit-code.ts';
import { readCatalogueFile } from '../input/snapshot-bytes.ts';
import type { FoundFiles } from './find-files.ts';
import { openPool, type Pool } from './pool.ts';
import type { FleetFormat, FleetReading } from './task.ts';

/** The options of every verb of `fleet`. */
export interface FleetOptions extends FleetReading {
  readonly output: FleetFormat;
  readonly allMoments?: boolean;
  readonly unordered?: boolean;
  readonly workers?: number;
  readonly exitZero?: boolean;
}

/** Threads, and how many there are. */
export interface RunningPool {
  readonly pool: Pool;
  readonly workers: number;
}

/** Does something with threads for a number of files, and ends them. */
export async function withPool(
  files: number,
  options: FleetOptions,
  work: (run: RunningPool) => Promise<ExitCode>,
): Promise<ExitCode> {
  await refuseCatalogue(options.catalogue);
  const workers = workersFor(files, options.workers);
  const pool = await openPool(workers);
  try {
    return relaxed(await work({ pool, workers }), options.exitZero);
  } finally {
    await pool.close();
  }
}

/** A catalogue that cannot be used is wrong for every account: none is read for it. */
async function refuseCatalogue(path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const { readEntries } = await import('../input/snapshot-file.ts');
  await readEntries(await readCatalogueFile(path));
}

/** How every file is read. */
export function readingOf({ catalogue, allowModified, maxSize, index }: FleetOptions): FleetReading {
  return {
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(allowModified === undefined ? {} : { allowModified }),
    ...(maxSize === undefined ? {} : { maxSize }),
    ...(index === undefined ? {} : { index }),
  };
}

/** A thread takes longer to start than a few files take to read. */
const filesForThread = 8;

function workersFor(files: number, wanted: number = availableParallelism()): number {
  return Math.max(1, Math.min(wanted, Math.ceil(files / filesForThread)));
}

/** Looks at every file of a fleet. */
export async function gather(
  { files, broken }: FoundFiles,
  options: FleetOptions,
  { pool, workers }: RunningPool,
): Promise<Fleet> {
  const reading = readingOf(options);
  const looked: Looked[] = [...broken];
  const looks = inTurn(files, (file) => pool.carryOut({ kind: 'look', file, reading }), {
    ahead: 16 * workers,
  });
  for await (const one of looks) looked.push(one);
  return gatherFleet(looked, { allMoments: options.allMoments });
}

/** Nothing that can be read is no answer. */
export function refuseAllBroken(broken: readonly BrokenFile[], others: number): void {
  const [first, ...more] = broken;
  if (others > 0) return;
  if (first === undefined) throw new GrantlensError('usage', 'there is no snapshot file to ask');
  const rest = more.length === 0 ? '' : `, and none of ${more.length} more can be used`;
  throw new GrantlensError('file-unreadable', `${first.file}: ${first.reason}${rest}`);
}
