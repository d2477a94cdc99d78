/** Small deterministic numbers in [0, 1) from a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Takes one of a list, by deterministic numbers from a seed; nothing from an empty list. */
export function pickerFrom(seed: number): <T>(all: readonly T[]) => T | undefined {
  const random = randomFrom(seed);
  random();
  return (all) => all[Math.floor(random() * all.length)];
}
