import { expect, test } from 'vitest';
import { type Bearing, decide } from '../decision/decide.ts';
import { decideAll, verdictIn } from './verdict-sets.ts';

const effects = ['allow', 'deny', 'either'] as const;
const certainties = ['sure', 'maybe'] as const;
const bearings: readonly Bearing[] = effects.flatMap((effect) =>
  certainties.map((certainty) => ({ effect, certainty })),
);

/** Every set of bearings, as one set for each permission of two words. */
const sets: readonly (readonly Bearing[])[] = Array.from({ length: 2 ** bearings.length }, (_, set) =>
  bearings.filter((_, at) => (set & (1 << at)) !== 0),
);

test('deciding all permissions at once gives each the verdict that the decision gives it alone', () => {
  const bitsOf = (isThere: (set: readonly Bearing[]) => boolean): Uint32Array => {
    const bits = new Uint32Array(sets.length / 32);
    sets.forEach((set, at) => {
      if (isThere(set)) bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
    });
    return bits;
  };
  const found = decideAll({
    allow: bitsOf((set) => set.some(({ effect, certainty }) => effect === 'allow' && certainty === 'sure')),
    deny: bitsOf((set) => set.some(({ effect, certainty }) => effect === 'deny' && certainty === 'sure')),
    mayAllow: bitsOf((set) => set.some(({ effect }) => effect !== 'deny')),
    mayDeny: bitsOf((set) => set.some(({ effect }) => effect !== 'allow')),
  });
  expect(sets.map((_, at) => verdictIn(found, at))).toEqual(sets.map(decide));
});
