import type { Clock } from '@grantlens/fetcher/internal';

/** How reading again is timed. */
export interface Polling {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** How long at most. */
  readonly readBackMs: number;
}

const longestMs = 15_000;

/** Reads until it is over, or the time is: first at once, then twice as late each time. Gives what was read last. */
export async function poll<T>(
  read: () => Promise<T>,
  isOver: (reading: T) => boolean,
  { clock, signal, readBackMs }: Polling,
): Promise<T> {
  const end = clock.now() + readBackMs;
  let reading = await read();
  for (let wait = 1000; !isOver(reading) && clock.now() < end; wait = Math.min(longestMs, wait * 2)) {
    await clock.sleep(Math.min(wait, Math.max(0, end - clock.now())), signal);
    reading = await read();
  }
  return reading;
}
