import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Bench } from 'tinybench';

/** How long to look: what is repeated is repeated for so long, and what is slow is cut off after so long. */
export interface Budget {
  readonly repeatMs: number;
  readonly cutMs: number;
  /** One pass over the timed questions is to take about so long at most. */
  readonly passMs: number;
  /** The whole program is stopped where it has not answered after so long. */
  readonly patienceMs: number;
}

/** A pass that fits when it is warm is not cut off because it was cold. */
const tooLong = 3;

/**
 * The median time of a run, in milliseconds, over as many runs as fit the time (three at least). The first
 * run is to warm up, unless it alone takes longer than a pass may: then it is all there is.
 */
export async function medianOf(run: () => unknown, { repeatMs, passMs }: Budget): Promise<number> {
  const start = performance.now();
  await run();
  const first = performance.now() - start;
  if (first > passMs * tooLong) return first;
  const bench = new Bench({ time: repeatMs, iterations: 3, warmup: false, throws: true });
  bench.add('run', run);
  await bench.run();
  const result = bench.tasks[0]?.result;
  if (result === undefined || !('latency' in result)) throw new Error('nothing was measured');
  return result.latency.p50;
}

/** The time of one run, in milliseconds, for what is too slow or too large to repeat in one process. */
export function timeOf<T>(run: () => T): { readonly ms: number; readonly value: T } {
  const start = performance.now();
  const value = run();
  return { ms: performance.now() - start, value };
}

/** What is alive in JavaScript's memory, in bytes: its heap and its buffers. Not what a native library holds. */
export function liveBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let n = 0; n < 3; n += 1) collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What the process has of the machine's memory, in bytes. */
export function residentBytes(): number {
  return process.memoryUsage.rss();
}

export function median(all: readonly number[]): number {
  const sorted = [...all].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
