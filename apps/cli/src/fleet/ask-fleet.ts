import { availableParallelism } from 'node:os';
import { gatherFleet } from '@grantlens/fleet';
import { type BrokenFile, inTurn, type Looked } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { FleetKind } from '../answers/fleet/kind.ts';
import { kindOf } from '../answers/fleet/kinds.ts';
import type { FleetQuestion } from '../answers/fleet/question.ts';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { findFiles } from './find-files.ts';
import { openPool, type Pool } from './pool.ts';
import { openSink } from './sinks.ts';
import { type FleetTotal, openTally } from './tally.ts';
import type { FleetFormat, FleetReading } from './task.ts';

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
  const { output, allMoments, unordered, exitZero } = options;
  const reading = readingOf(options);
  const { files, broken } = await findFiles(places);
  const workers = workersFor(files.length, options.workers);
  const pool = await openPool(workers);
  try {
    const looked = await lookAt(files, { reading, pool, workers });
    const fleet = gatherFleet([...broken, ...looked], { allMoments });
    refuseAllBroken(fleet.broken, fleet.moments.length);
    const kind = kindOf(question);
    const tally = openTally(fleet);
    const sink = openSink(output, { kind, question, fleet, io });
    const parts = inTurn(
      fleet.moments,
      (moment) => pool.carryOut({ kind: 'ask', moment, question, output, reading }),
      { ahead: 4 * workers, unordered },
    );
    for await (const part of parts) {
      tally.add(part);
      if (part.kind === 'answered') await sink.add(part);
      if (io.outputFailed?.aborted) break;
    }
    const total = tally.end();
    refuseAllBroken(total.broken, total.answered + total.notThere.length);
    refuseNotThere(total);
    await sink.end(total);
    return relaxed(codeOf(kind, total), exitZero);
  } finally {
    await pool.close();
  }
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

async function lookAt(
  files: readonly string[],
  {
    reading,
    pool,
    workers,
  }: { readonly reading: FleetReading; readonly pool: Pool; readonly workers: number },
): Promise<readonly Looked[]> {
  const looked: Looked[] = [];
  const looks = inTurn(files, (file) => pool.carryOut({ kind: 'look', file, reading }), {
    ahead: 16 * workers,
  });
  for await (const one of looks) looked.push(one);
  return looked;
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

function codeOf(kind: FleetKind<unknown>, { codes, complete }: FleetTotal): ExitCode {
  if (kind.failsFirst && codes.has(exitCodes.no)) return exitCodes.no;
  return complete && !codes.has(exitCodes.incomplete) ? kind.code(codes) : exitCodes.incomplete;
}
