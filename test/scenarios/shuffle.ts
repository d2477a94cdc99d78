import type { Snapshot } from '@grantlens/snapshot';

/** Small deterministic numbers in [0, 1) from a seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

/** The same snapshot with every list in another order and some rows twice: no answer may change (S1). */
export function shuffleAndDuplicate(snapshot: Snapshot, seed: number): Snapshot {
  const random = randomFrom(seed);
  const mix = (value: unknown): unknown => {
    if (Array.isArray(value)) {
      const twice = value.filter(() => random() < 0.3);
      return shuffled([...value, ...twice], random).map(mix);
    }
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      shuffled(Object.entries(value), random).map(([key, field]) => [key, mix(field)]),
    );
  };
  return { ...snapshot, collections: mix(snapshot.collections) as Snapshot['collections'] };
}
