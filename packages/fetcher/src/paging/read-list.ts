import type { CollectionStatus } from '@grantlens/snapshot';
import type { Problem } from '../wire/problem.ts';
import type { ReadPage } from './pages-ahead.ts';
import { doubtAbout, type Expectation } from './tie-out.ts';
import { type Walk, type WalkPlan, walk } from './walk.ts';

/** A list as far as it could be read, and how far that is. */
export interface ListReading {
  readonly status: Exclude<CollectionStatus, 'skipped'>;
  readonly rows: readonly unknown[];
  /** Distinct ids, and every row without one. */
  readonly counted: number;
  /** The announced total. */
  readonly expected?: number;
  /** Why the status is not `complete`. */
  readonly problem?: Problem;
}

/** Reads a list, and once more when what came does not prove to be all of it. Throws only what `readPage` throws. */
export async function readList(
  readPage: ReadPage,
  plan: WalkPlan,
  expectation: Expectation,
): Promise<ListReading> {
  const first = await walk(readPage, plan);
  const doubt = doubtOf(first, expectation);
  if (doubt === undefined || first.end === 'too-many-pages') return reading(first, doubt);
  const second = await walk(readPage, plan);
  const secondDoubt = doubtOf(second, expectation);
  if (secondDoubt === undefined && typeof second.end === 'string') return reading(second, undefined);
  const isShorter = second.sheet.counted() < first.sheet.counted() || typeof second.end !== 'string';
  return isShorter ? reading(first, again(doubt)) : reading(second, secondDoubt && again(secondDoubt));
}

/** A walk that broke off is not in doubt: it is known to lack rows. */
function doubtOf(walked: Walk, expectation: Expectation): Problem | undefined {
  return typeof walked.end === 'string' ? doubtAbout(walked, expectation) : undefined;
}

function again(doubt: Problem): Problem {
  return { ...doubt, message: `${doubt.message}; reading it once more did not help` };
}

function reading(walked: Walk, doubt: Problem | undefined): ListReading {
  const { sheet, end, totals } = walked;
  const counted = sheet.counted();
  const problem = typeof end === 'string' ? doubt : end.problem;
  const expected = totals.at(-1);
  return {
    status: problem === undefined ? 'complete' : counted > 0 ? 'partial' : statusOf(problem, end),
    rows: sheet.rows(),
    counted,
    ...(expected !== undefined && { expected }),
    ...(problem !== undefined && { problem }),
  };
}

/** Without any row: an empty list that has an end and yet may lack some, or no list at all. */
function statusOf({ code }: Problem, end: Walk['end']): Exclude<ListReading['status'], 'complete'> {
  if (code === 'forbidden') return 'forbidden';
  // An account without members would mean that nobody can do anything: that is an error, and no list.
  return typeof end === 'string' && code !== 'nothing-listed' ? 'partial' : 'failed';
}
