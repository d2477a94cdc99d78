import { GrantlensError } from '@grantlens/snapshot';
import { readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { DecisionLine } from '../log/batches.ts';
import type { Head } from '../log/chain.ts';
import { closureOf } from '../log/closure.ts';
import type { ReviewState, UnitState } from './review-state.ts';

/** What a review decided, as the next report keeps it. */
export interface PastDecisions {
  /** The head of the log. */
  readonly head: string;
  readonly isClosed: boolean;
  readonly undecided: number;
  readonly decisions: readonly PastDecision[];
}

/** What a review decided about a unit: the word that holds, and who said it last. */
export interface PastDecision {
  readonly unit: string;
  readonly decision: string;
  readonly reviewer: string;
  readonly decidedAt: string;
}

const format = 'grantlens.previous-decisions';

const file = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  head: z.string(),
  isClosed: z.boolean(),
  undecided: z.int().nonnegative(),
  decisions: z.array(
    z.strictObject({ unit: z.string(), decision: z.string(), reviewer: z.string(), decidedAt: z.string() }),
  ),
});

/** The file of what a review decided, to the byte. */
export function pastDecisionsText(state: ReviewState, { hash }: Head): string {
  const units = [...state.units.values()];
  const decisions = units.flatMap((unit) => pastDecision(unit, state) ?? []);
  const undecided = units.filter(({ word }) => word === null).length;
  const isClosed = closureOf(state.lines) !== null;
  const past = { format, version: 1, head: hash, isClosed, undecided, decisions };
  return `${JSON.stringify(past, null, 2)}\n`;
}

function pastDecision(
  { unit, word, settledBy, decisions }: UnitState,
  state: ReviewState,
): PastDecision | null {
  if (word === null) return null;
  const said = settledBy === null ? decisions : (state.units.get(settledBy)?.decisions ?? decisions);
  const last = [...said.values()].reduce<DecisionLine | null>(
    (latest, one) => (latest === null || one.seq > latest.seq ? one : latest),
    null,
  );
  if (last === null) return null;
  return { unit: unit.id, decision: word, reviewer: last.reviewer, decidedAt: last.at };
}

/**
 * Reads what a previous review decided.
 *
 * @throws GrantlensError `review-unreadable`
 */
export function readPastDecisions(bytes: Uint8Array): PastDecisions {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('review-unreadable', reading.why);
  const read = file.safeParse(reading.value);
  if (!read.success) throw new GrantlensError('review-unreadable', whereIn(read.error));
  return read.data;
}
