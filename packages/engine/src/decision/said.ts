import type { Effect } from '@grantlens/snapshot';
import { type Assumption, assumptionsOf, mergeAssumptions } from './assumptions.ts';
import type { Bearing } from './decide.ts';
import { decide } from './decide.ts';
import { preferred, type Verdict } from './verdict.ts';

/** What a decision says, but for the grants it is made of. */
export interface Said {
  readonly verdict: Verdict;
  readonly assumptions: readonly Assumption[];
}

/** A way to bear on a question. There are few of them, and how often each is there makes no difference. */
interface Way extends Bearing {
  readonly effectAssumed: boolean;
}

const effects = ['allow', 'deny', 'either'] as const satisfies readonly Effect[];
const ways: readonly Way[] = effects.flatMap((effect) =>
  (['sure', 'maybe'] as const).flatMap((certainty) =>
    [false, true].map((effectAssumed) => ({ effect, certainty, effectAssumed })),
  ),
);

/** The bit of a way to bear on a question. */
export function wayBit({ effect, certainty, effectAssumed }: Way): number {
  return (effects.indexOf(effect) << 2) | (certainty === 'sure' ? 0 : 2) | (effectAssumed ? 1 : 0);
}

/** The same ways, each of them not sure. */
export function asMaybe(bits: number): number {
  return (bits & maybeBits) | ((bits & ~maybeBits) << 2);
}

const maybeBits = ways.reduce(
  (bits, { certainty }, bit) => (certainty === 'maybe' ? bits | (1 << bit) : bits),
  0,
);

/**
 * What some policies together say of a question, as numbers: equal where they say the same. A policy says how it bears on
 * each permission of the question; 0 is nothing.
 */
export interface Sayings {
  /** The number of what one policy says: for each permission a set of bits of ways. */
  readonly numberOf: (said: readonly number[]) => number;
  /** What two say together. */
  readonly join: (one: number, other: number) => number;
  /** Adds what is said to the numbers at some positions. */
  readonly addAt: (numbers: Uint32Array, positions: readonly number[], number: number) => void;
  /** How many numbers there are by now. */
  readonly count: () => number;
  /** What is decided where this is said. */
  readonly said: (number: number) => Said;
}

/** Opens the sayings about any of some permissions. */
export function openSayings(permissions: number): Sayings {
  const all: (readonly number[])[] = [];
  const numbers = new Map<string, number>();
  const joined: number[][] = [];
  const known: Said[] = [];
  const numberOf = (said: readonly number[]): number => {
    const text = said.join();
    const before = numbers.get(text);
    if (before !== undefined) return before;
    const number = all.push(said) - 1;
    numbers.set(text, number);
    joined.push([]);
    return number;
  };
  numberOf(Array.from({ length: permissions }, () => 0));
  const sayingsOf = (number: number): readonly number[] => all[number] ?? [];
  const join = (one: number, other: number): number => {
    const row = joined[other] ?? [];
    const before = row[one];
    if (before !== undefined) return before;
    const others = sayingsOf(other);
    const number = numberOf(sayingsOf(one).map((bits, at) => bits | (others[at] ?? 0)));
    row[one] = number;
    return number;
  };
  return {
    numberOf,
    join,
    addAt: (numbers, positions, number) => {
      const row = joined[number] ?? [];
      for (const at of positions) {
        const before = numbers[at] ?? 0;
        numbers[at] = row[before] ?? join(before, number);
      }
    },
    count: () => all.length,
    said: (number) => {
      const before = known[number];
      if (before !== undefined) return before;
      const each = sayingsOf(number).map((bits) => ways.filter((_, bit) => ((bits >>> bit) & 1) === 1));
      const said = {
        verdict: preferred(each.map(decide)),
        assumptions: mergeAssumptions(each.map((one) => ({ assumptions: assumptionsOf(one) }))),
      };
      known[number] = said;
      return said;
    },
  };
}
