import type { Assigned } from '../assignment/assign.ts';
import { batchesOf, type DecisionLine } from '../log/batches.ts';
import type { DecisionWord } from '../log/decision-word.ts';
import type { EntryOf, LogLine } from '../log/entry.ts';
import { personKey, type ReviewUnit } from '../units/review-unit.ts';
import { type Settled, settledBy } from './settled.ts';

/** What a unit's reviewers have decided, as far as it counts now. */
export interface UnitState {
  readonly unit: ReviewUnit;
  /** In the order of their roles. */
  readonly reviewers: readonly string[];
  /** Whether somebody asked for `fallback`, who may then decide as well. */
  readonly isEscalated: boolean;
  /** The last decision of each who may decide, by `personKey`. */
  readonly decisions: ReadonlyMap<string, DecisionLine>;
  /** What holds; null while it is open. `escalate` does not end it, and so is never here. */
  readonly word: Exclude<DecisionWord, 'escalate'> | null;
  /** The unit whose revocation settles this one, whatever was decided about it. */
  readonly settledBy: string | null;
  /** The words of two reviewers who do not agree; empty where there are no two. */
  readonly disagreement: readonly DecisionWord[];
  /** Those whose decision is missing. */
  readonly waitsFor: readonly string[];
}

/** A review as its log leaves it. */
export interface ReviewState {
  readonly start: LogLine & EntryOf<'start'>;
  readonly units: ReadonlyMap<string, UnitState>;
  readonly lines: readonly LogLine[];
}

/** What a review is made of: the frozen units, who decides, and the lines of the log. */
export interface ReviewParts {
  readonly units: readonly ReviewUnit[];
  readonly assigned: readonly Assigned[];
  readonly lines: readonly LogLine[];
}

/** Works out what counts. The order in which different reviewers decided about different units never matters. */
export function reviewState({ units, assigned, lines }: ReviewParts): ReviewState | null {
  const [start] = lines;
  if (start?.kind !== 'start') return null;
  const reviewersOf = reviewersNow(assigned, lines);
  const decisionsOf = new Map<string, DecisionLine[]>();
  for (const { decisions } of batchesOf(lines).closed)
    for (const decision of decisions) {
      const before = decisionsOf.get(decision.unit);
      if (before === undefined) decisionsOf.set(decision.unit, [decision]);
      else before.push(decision);
    }
  const { fallback } = start.options;
  const alone = new Map(
    units.map((unit) => [
      unit.id,
      stateOf(unit, reviewersOf.get(unit.id) ?? [], decisionsOf.get(unit.id) ?? [], fallback),
    ]),
  );
  const settled: Settled = settledBy([...alone.values()]);
  return {
    start,
    lines,
    units: new Map(
      [...alone].map(([id, state]) => {
        const by = settled.get(id);
        return [id, by === undefined ? state : { ...state, settledBy: by, word: 'revoke', waitsFor: [] }];
      }),
    ),
  };
}

/** The reviewers of each unit in the order of their roles, as later lines of the log have changed them. */
function reviewersNow(
  assigned: readonly Assigned[],
  lines: readonly LogLine[],
): ReadonlyMap<string, readonly string[]> {
  const byUnit = new Map<string, Map<string, string>>();
  const changed = lines.filter((line) => line.kind === 'assignment');
  for (const { unit, role, reviewer } of [...assigned, ...changed]) {
    const byRole = byUnit.get(unit) ?? new Map<string, string>();
    byUnit.set(unit, byRole.set(role, reviewer));
  }
  return new Map(
    [...byUnit].map(([unit, byRole]) => [
      unit,
      [byRole.get('first'), byRole.get('second')].filter((one) => one !== undefined),
    ]),
  );
}

function stateOf(
  unit: ReviewUnit,
  reviewers: readonly string[],
  all: readonly DecisionLine[],
  fallback: string | null,
): UnitState {
  const last = new Map(all.map((decision) => [personKey(decision.reviewer), decision]));
  const keys = reviewers.map(personKey);
  const fallbackKey = fallback === null ? null : personKey(fallback);
  const isEscalated = keys.some((key) => last.get(key)?.word === 'escalate');
  const answer =
    isEscalated && fallbackKey !== null && !keys.includes(fallbackKey) ? last.get(fallbackKey) : undefined;
  const counted = keys.map((key) => {
    const own = last.get(key);
    return own?.word === 'escalate' ? (answer ?? own) : own;
  });
  const able = [...keys, ...(isEscalated && fallbackKey !== null ? [fallbackKey] : [])];
  const words = [...new Set(counted.map((decision) => decision?.word ?? null))];
  const [only = null] = words;
  const given = words.filter((word) => word !== null);
  return {
    unit,
    reviewers,
    isEscalated,
    decisions: new Map([...last].filter(([key]) => able.includes(key))),
    word: words.length === 1 && only !== 'escalate' ? only : null,
    settledBy: null,
    disagreement: given.length > 1 ? given : [],
    waitsFor: reviewers.flatMap((reviewer, at) => {
      const word = counted[at]?.word;
      if (word === undefined) return [reviewer];
      return word === 'escalate' ? [fallback ?? reviewer] : [];
    }),
  };
}
