import * as fc from 'fast-check';

/** Numbers without end, by which things are chosen that are known only while a test runs. */
export const draws: fc.Arbitrary<fc.Stream<number>> = fc.infiniteStream(fc.nat(1_000_000));

/** Chooses among what there is. */
export interface Chooser {
  readonly below: (count: number) => number;
  /** Undefined where there is nothing. */
  readonly one: <T>(all: readonly T[]) => T | undefined;
  readonly some: <T>(all: readonly T[], most: number) => readonly T[];
  readonly often: () => boolean;
}

/** Chooses by numbers. */
export function chooserOf(numbers: fc.Stream<number>): Chooser {
  const below = (count: number) => (numbers.next().value ?? 0) % Math.max(count, 1);
  const one = <T>(all: readonly T[]): T | undefined => all[below(all.length)];
  return {
    below,
    one,
    some: (all, most) => {
      const chosen = new Set(Array.from({ length: below(most + 1) }, () => one(all)));
      return [...chosen].filter((each) => each !== undefined);
    },
    often: () => below(2) === 0,
  };
}
