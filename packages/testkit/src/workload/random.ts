import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Draws from one seeded stream: the same seed gives the same draws. */
export interface Random {
  /** A number in [0, 1). */
  readonly unit: () => number;
  /** A whole number in [0, end). */
  readonly below: (end: number) => number;
  /** True for such a share of the draws. */
  readonly chance: (share: number) => boolean;
  /** An id as Cloudflare makes them: 32 hex digits. */
  readonly id: () => string;
  readonly pick: <T>(all: readonly T[]) => T;
}

export function randomFrom(seed: number): Random {
  const stream = xoroshiro128plus(seed);
  const unit = () => uniformFloat64(stream);
  const below = (end: number) => uniformInt(stream, 0, end - 1);
  const eight = () => (stream.next() >>> 0).toString(16).padStart(8, '0');
  return {
    unit,
    below,
    chance: (share) => unit() < share,
    id: () => eight() + eight() + eight() + eight(),
    // Lists here are never empty, and `below` stays inside.
    pick: <T>(all: readonly T[]) => all[below(all.length)] as T,
  };
}

/**
 * Draws places in a list of which the first are the most popular: the weight of place k is k to the power
 * -exponent.
 */
export function zipf(random: Random, length: number, exponent: number): () => number {
  const sums = new Float64Array(length);
  let sum = 0;
  for (let k = 0; k < length; k++) {
    sum += (k + 1) ** -exponent;
    sums[k] = sum;
  }
  return () => {
    const wanted = random.unit() * sum;
    let low = 0;
    let high = length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** A number of different values of a draw; fewer where it does not have them. */
export function different(count: number, draw: () => number): readonly number[] {
  const drawn = new Set<number>();
  for (let tries = 0; drawn.size < count && tries < count * 20; tries++) drawn.add(draw());
  return [...drawn];
}
