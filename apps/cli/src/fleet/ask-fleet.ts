import { availableParallelism } from 'node:os';
import { type Fleet, gatherFleet } from '@grantlens/fleet';
import { type BrokenFile, inTurn, joinFleets, type Looked, pairFleets } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { FleetKind } from '../answers/fleet/kind.ts';
import { kindOf } from '../answers/fleet/kinds.ts';
import type { FleetQuestion } from '../answers/fleet/question.ts';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { type FoundFiles, findFiles } from './find-files.ts';
import { openPool, type Pool } from './pool.ts';
import { openSink } from './sinks.ts';
import { type Comparison, type FleetTotal, openTally } from './tally.ts';
import type { AskTask, FleetFormat, FleetReading } from './task.ts';

/** The options of every verb of `fleet`. */
export interface FleetOptions extends FleetReading {
  readonly output: FleetFormat;
  readonly allMoments?: boolean;
  readonly unordered?: boolean;
  readonly workers?: number;
  readonly exitZero?: boolean;
}

/**
 * Asks every account of a fleet, and writes what they answer.
 *
 * @throws GrantlensError where no file can be read, or no account has what is asked about
 */
export async function askFleet(
  options: FleetOptions,
  io: Io,
  places: readonly string[],
  question: FleetQuestion,
): Promise<ExitCode> {
  const found = await findFiles(places);
  return withPool(found.files.length, options, async (run) => {
    const fleet = await gather(found, options, run);
    refuseAllBroken(fleet.broken, fleet.moments.length);
    const tasks = fleet.moments.map((moment) => ({ moment }));
    return askMoments({ fleet, tasks, question }, { options, io, run });
  });
}

/**
 * Compares the accounts of two fleets, and writes what changed.
 *
 * @throws GrantlensError where one of the two has no file that can be read
 */
export async function compareFleets(
  options: FleetOptions,
  io: Io,
  places: { readonly before: string; readonly after: string },
): Promise<ExitCode> {
  const [before, after] = [await findFiles([places.before]), await findFiles([places.after])];
  return withPool(before.files.length + after.files.length, options, async (run) => {
    const [earlier, later] = [await gather(before, options, run), await gather(after, options, run)];
    for (const { broken, moments } of [earlier, later]) refuseAllBroken(broken, moments.length);
    const pairs = pairFleets(earlier, later);
    const asked: MomentsAsked = {
      fleet: joinFleets(earlier, later, pairs),
      tasks: pairs.pairs.map((pair) => ({ moment: pair.later, earlier: pair.earlier })),
      question: { verb: 'diff', asked: places },
      comparison: {
        came: pairs.came.map(({ account }) => account),
        went: pairs.went.map(({ account }) => account),
      },
    };
    return askMoments(asked, { options, io, run });
  });
}

/** Threads, and how many there are. */
interface RunningPool {
  readonly pool: Pool;
  readonly workers: number;
}

async function withPool(
  files: number,
  options: FleetOptions,
  work: (run: RunningPool) => Promise<ExitCode>,
): Promise<ExitCode> {
  const workers = workersFor(files, options.workers);
  const pool = await openPool(workers);
  try {
    return relaxed(await work({ pool, workers }), options.exitZero);
  } finally {
    await pool.close();
  }
}

/** What is asked of which moments. */
interface MomentsAsked {
  readonly fleet: Fleet;
  readonly tasks: readonly Pick<AskTask, 'moment' | 'earlier'>[];
  readonly question: FleetQuestion;
  readonly comparison?: Comparison;
}

async function askMoments(
  { fleet, tasks, question, comparison }: MomentsAsked,
  { options, io, run }: { readonly options: FleetOptions; readonly io: Io; readonly run: RunningPool },
): Promise<ExitCode> {
  const { output, unordered } = options;
  const reading = readingOf(options);
  const kind = kindOf(question);
  const tally = openTally(fleet, comparison);
  const sink = openSink(output, { kind, question, fleet, io });
  const parts = inTurn(
    tasks,
    (task) => run.pool.carryOut({ kind: 'ask', ...task, question, output, reading }),
    { ahead: 4 * run.workers, unordered },
  );
  for await (const part of parts) {
    tally.add(part);
    if (part.kind === 'answered') await sink.add(part);
    if (io.outputFailed?.aborted) break;
  }
  const total = tally.end();
  if (tasks.length > 0) refuseAllBroken(total.broken, total.answered + total.notThere.length);
  refuseNotThere(total);
  await sink.end(total);
  return codeOf(kind, total);
}

function readingOf({ catalogue, allowModified, maxSize }: FleetOptions): FleetReading {
  return {
    ...(catalogue === undefined ? {} : { catalogue }),
    ...(allowModified === undefined ? {} : { allowModified }),
    ...(maxSize === undefined ? {} : { maxSize }),
  };
}

/** A thread takes longer to start than a few files take to read. */
const filesForThread = 8;

function workersFor(files: number, wanted: number = availableParallelism()): number {
  return Math.max(1, Math.min(wanted, Math.ceil(files / filesForThread)));
}

/** Looks at every file of a fleet. */
async function gather(
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
function refuseAllBroken(broken: readonly BrokenFile[], others: number): void {
  const [first, ...more] = broken;
  if (others > 0) return;
  if (first === undefined) throw new GrantlensError('usage', 'there is no snapshot file to ask');
  const rest = more.length === 0 ? '' : `, and none of ${more.length} more can be used`;
  throw new GrantlensError('file-unreadable', `${first.file}: ${first.reason}${rest}`);
}

/** A name that no account has is mistyped more often than not. */
function refuseNotThere({ answered, notThere }: FleetTotal): void {
  const [first] = notThere;
  if (answered > 0 || first === undefined) return;
  const of = notThere.length === 1 ? '' : `, and so it is in each of ${notThere.length} accounts`;
  throw new GrantlensError(first.code, `${first.why}${of}`);
}

function codeOf(kind: FleetKind<unknown>, { codes, broken, notThere }: FleetTotal): ExitCode {
  if (kind.failsFirst && codes.has(exitCodes.no)) return exitCodes.no;
  const isOpen = broken.length > 0 || notThere.some(({ complete }) => !complete);
  return isOpen || codes.has(exitCodes.incomplete) ? exitCodes.incomplete : kind.code(codes);
}
