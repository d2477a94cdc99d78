import { remembered } from '@grantlens/snapshot/internal';
import type { Row } from './records.ts';

/** Part of a row: for programs, and for people. Parts that are the same may be one object. */
export interface RowPart {
  readonly record: () => Row;
  /** Runs of cells; those of the two parts of a row are taken in turn. */
  readonly cells: () => readonly (readonly string[])[];
}

/** A row in two parts: millions of rows are made of few parts, each of which is put into words once. */
export type AnswerRow = readonly [first: RowPart, second: RowPart];

/** Works out its answer about each object once, and keeps it no longer than the object. */
export function onceEach<Asked extends object, Answered>(
  work: (asked: Asked) => Answered,
): (asked: Asked) => Answered {
  return remembered(work, new WeakMap<Asked, Answered>());
}

/** How many of the latest answers are kept at least: as a rule more than somebody has at all zones of an account. */
const latest = 4096;

/**
 * Works out its answer about each object once, as long as it is asked again before thousands of others. Weak keys by the
 * hundred thousand take the garbage collector longer than what is answered twice.
 */
export function onceLately<Asked extends object, Answered extends object | string>(
  work: (asked: Asked) => Answered,
): (asked: Asked) => Answered {
  let [recent, before] = [new Map<Asked, Answered>(), new Map<Asked, Answered>()];
  return (asked) => {
    const known = recent.get(asked) ?? before.get(asked);
    if (known !== undefined) return known;
    const answer = work(asked);
    if (recent.size === latest) [recent, before] = [new Map(), recent];
    recent.set(asked, answer);
    return answer;
  };
}

/** The rows of an answer that are made only while they are written, with what a format makes of each part. */
export function* rowsMadeLate<Made extends object | string>(
  { each }: { readonly each?: () => Iterable<AnswerRow> },
  first: (part: RowPart) => Made,
  second: (part: RowPart) => Made,
): Iterable<readonly [Made, Made]> {
  if (each === undefined) return;
  // Rows of one principal follow each other, and whatever they are about comes again with the next one.
  const [firstOf, secondOf] = [onceLately(first), onceEach(second)];
  for (const [one, other] of each()) yield [firstOf(one), secondOf(other)];
}

/** What two lists hold, taken in turn; the first has no less than the other. */
export function inTurn<T extends object | string>(some: readonly T[], others: readonly T[]): readonly T[] {
  const all: T[] = [];
  for (let at = 0; at < some.length; at++) {
    const one = some[at];
    const other = others[at];
    if (one !== undefined) all.push(one);
    if (other !== undefined) all.push(other);
  }
  return all;
}
