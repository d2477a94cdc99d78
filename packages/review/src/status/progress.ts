import { exceptionsOn } from '../decisions/exceptions.ts';
import type { ReviewState, UnitState } from '../decisions/review-state.ts';
import { tasksOf } from '../decisions/tasks.ts';
import { batchesOf } from '../log/batches.ts';
import { closureOf } from '../log/closure.ts';
import type { Log } from '../log/read-log.ts';
import { personKey } from '../units/review-unit.ts';
import { type Concern, concernsOf } from './concerns.ts';

/** How far a reviewer is, or all of them together. */
export interface Progress {
  readonly units: number;
  readonly decided: number;
  readonly open: number;
  readonly keep: number;
  readonly revoke: number;
  readonly modify: number;
  readonly escalated: number;
  /** Open after the review was due, or to be carried out by a day that has passed. */
  readonly overdue: number;
}

/** The progress of one reviewer. */
export interface ReviewerProgress extends Progress {
  readonly reviewer: string;
  /** Null where no sheet says how long it took. */
  readonly unitsPerMinute: number | null;
  readonly concerns: readonly Concern[];
}

/** How a review stands. */
export interface ReviewStatus {
  readonly head: { readonly seq: number; readonly hash: string };
  readonly due: string | null;
  readonly reviewers: readonly ReviewerProgress[];
  readonly total: Progress;
  /** Units whose two reviewers do not agree. */
  readonly disagreements: readonly string[];
  /** Revokes of which no later snapshot has shown yet that they are gone, those with an exception apart. */
  readonly toCarryOut: readonly string[];
  readonly tasks: readonly string[];
  /** Decisions that came in a batch which was never closed. */
  readonly notInForce: number;
  readonly backwards: readonly number[];
  /** Who signed the review off; null until it is closed. */
  readonly closed: { readonly by: string; readonly role: string; readonly at: string } | null;
  readonly isOpen: boolean;
}

/** Says how a review stands on a day (`2026-03-31`). */
export function statusOf(
  state: ReviewState,
  log: Pick<Log, 'head' | 'backwards'>,
  today: string,
): ReviewStatus {
  const { due } = state.start.options;
  const all = [...state.units.values()];
  const exceptions = exceptionsOn(state.lines, today);
  const verified = state.lines.findLast((line) => line.kind === 'verification');
  const toCarryOut = all.flatMap(({ unit: { id }, word, settledBy }) => {
    const isPending =
      verified === undefined || verified.open.includes(id) || isLater(state, id, verified.seq);
    return word === 'revoke' && settledBy === null && isPending && !exceptions.has(id) ? [id] : [];
  });
  const tasks = tasksOf(state).filter(
    ({ id, units, isDone }) => !isDone && !exceptions.has(id) && !units.every((unit) => exceptions.has(unit)),
  );
  const pending = new Set([...toCarryOut, ...tasks.flatMap(({ units }) => units)]);
  const isLate = (unit: UnitState, mine: string | null) => isOverdue(unit, { due, today, pending, mine });
  const reviewers = new Map(
    all.flatMap((unit) => unit.reviewers.map((reviewer) => [personKey(reviewer), reviewer] as const)),
  );
  const { closed, unclosed } = batchesOf(state.lines);
  const total = countAll(all, (unit) => isLate(unit, null));
  const disagreements = all.filter(({ disagreement }) => disagreement.length > 0).map(({ unit }) => unit.id);
  return {
    head: { seq: log.head.seq, hash: log.head.hash },
    due,
    reviewers: [...reviewers]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, reviewer]) => {
        const mine = all.filter((unit) => unit.reviewers.some((one) => personKey(one) === key));
        const batches = closed.filter(({ line }) => personKey(line.reviewer) === key);
        return {
          reviewer,
          ...countOf(mine, key, (unit) => isLate(unit, key)),
          unitsPerMinute: paceOf(batches.map(({ line }) => line)),
          concerns: concernsOf(batches, mine, key),
        };
      }),
    total,
    disagreements,
    toCarryOut,
    tasks: tasks.map(({ id }) => id),
    notInForce: unclosed.length,
    backwards: log.backwards,
    closed: closedBy(state),
    isOpen: total.open + toCarryOut.length + tasks.length > 0,
  };
}

function closedBy({ lines }: ReviewState): ReviewStatus['closed'] {
  const signOff = closureOf(lines)?.signOff;
  return signOff === undefined ? null : { by: signOff.by, role: signOff.role, at: signOff.at };
}

/** Whether a unit was decided again after a line. */
function isLater({ units }: ReviewState, id: string, seq: number): boolean {
  return [...(units.get(id)?.decisions.values() ?? [])].some((decision) => decision.seq > seq);
}

interface Lateness {
  readonly due: string | null;
  readonly today: string;
  readonly pending: ReadonlySet<string>;
  /** The reviewer whose part it is about; null for all. */
  readonly mine: string | null;
}

function isOverdue({ unit, word, decisions }: UnitState, { due, today, pending, mine }: Lateness): boolean {
  const isOpen = mine === null ? word === null : word === null && !decisions.has(mine);
  if (isOpen) return due !== null && due < today;
  if (!pending.has(unit.id)) return false;
  return [...decisions.values()].some((decision) => decision.due !== null && decision.due < today);
}

function countAll(units: readonly UnitState[], isLate: (unit: UnitState) => boolean): Progress {
  const of = (word: UnitState['word']) => units.filter((unit) => unit.word === word).length;
  return {
    units: units.length,
    decided: units.length - of(null),
    open: of(null),
    keep: of('keep'),
    revoke: of('revoke'),
    modify: of('modify'),
    escalated: units.filter(({ isEscalated, word }) => isEscalated && word === null).length,
    overdue: units.filter(isLate).length,
  };
}

/** The same for what one reviewer has said; a unit that is settled is decided, whatever they said. */
function countOf(
  units: readonly UnitState[],
  reviewer: string,
  isLate: (unit: UnitState) => boolean,
): Progress {
  const words = units.map(({ word, settledBy, decisions }) =>
    settledBy === null ? (decisions.get(reviewer)?.word ?? (word !== null ? word : null)) : 'revoke',
  );
  const of = (word: (typeof words)[number]) => words.filter((one) => one === word).length;
  const open = of(null) + of('escalate');
  return {
    units: units.length,
    decided: units.length - open,
    open,
    keep: of('keep'),
    revoke: of('revoke'),
    modify: of('modify'),
    escalated: of('escalate'),
    overdue: units.filter(isLate).length,
  };
}

function paceOf(
  batches: readonly { readonly rows: number; readonly seconds: number | null }[],
): number | null {
  const timed = batches.filter(({ seconds }) => seconds !== null && seconds > 0);
  const seconds = timed.reduce((sum, batch) => sum + (batch.seconds ?? 0), 0);
  const rows = timed.reduce((sum, batch) => sum + batch.rows, 0);
  return seconds === 0 ? null : Math.round((rows / seconds) * 600) / 10;
}
