import type { UnitState } from '../decisions/review-state.ts';
import type { Batch } from '../log/batches.ts';

/** What an auditor would ask about: many decisions in a short time, or nothing but "keep". */
export type Concern =
  | { readonly kind: 'fast'; readonly batch: number; readonly rows: number; readonly seconds: number }
  | { readonly kind: 'kept-everything'; readonly units: number };

/** More units than this in one batch, each in less than this number of seconds. */
const fastRows = 20;
const fastSeconds = 3;

/** As many units, all of them kept. */
const manyKept = 30;

/** What stands out in the decisions of a reviewer. */
export function concernsOf(
  batches: readonly Batch[],
  units: readonly UnitState[],
  reviewer: string,
): readonly Concern[] {
  const fast = batches.flatMap(({ line: { seq, rows, seconds } }): readonly Concern[] =>
    rows > fastRows && seconds !== null && seconds / rows < fastSeconds
      ? [{ kind: 'fast', batch: seq, rows, seconds }]
      : [],
  );
  const words = units.flatMap(({ decisions }) => decisions.get(reviewer)?.word ?? []);
  const keptAll = words.length >= manyKept && words.every((word) => word === 'keep');
  return keptAll ? [...fast, { kind: 'kept-everything', units: words.length }] : fast;
}
