import { type Budget, medianOf } from './measure.ts';

const words = 8 * 1024 * 1024;
const hops = 1_000_000;

/** The time of one load from a random place of 32 MiB that has to wait for the one before, in milliseconds. */
export async function randomLoadMs(budget: Budget): Promise<number> {
  // One circle through all places in random order (Sattolo): no place says which comes next but one.
  const next = new Int32Array(words).map((_, at) => at);
  let state = 1;
  for (let at = words - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * at);
    const kept = next[at] ?? 0;
    next[at] = next[other] ?? 0;
    next[other] = kept;
  }
  let at = 0;
  const hop = () => {
    for (let n = 0; n < hops; n += 1) at = next[at] ?? 0;
    return at;
  };
  return (await medianOf(hop, budget)) / hops;
}

const longest = 256 * 1024 * 1024;

/** The time of counting the ones in a number of bytes, one word after another, in milliseconds. */
export async function popcountMs(bytes: number, budget: Budget): Promise<number> {
  const stretch = new Uint32Array(Math.min(bytes, longest) / 4).fill(0x9e3779b9);
  const pass = () => {
    let ones = 0;
    for (let at = 0; at < stretch.length; at += 1) {
      let rest = stretch[at] ?? 0;
      rest -= (rest >>> 1) & 0x55555555;
      rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
      ones += Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
    }
    return ones;
  };
  return (await medianOf(pass, budget)) * (bytes / (stretch.length * 4));
}
