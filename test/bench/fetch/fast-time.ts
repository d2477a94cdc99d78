import { type Clock, systemClock } from '@grantlens/fetcher/internal';

/** A time that runs a number of times as fast as the machine's, from a moment on; the same in every process. */
export interface FastTime {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly speed: number;
}

export const nowIn = ({ from, speed }: FastTime): number => from + (Date.now() - from) * speed;

/** The time as a fetcher wants it. */
export function fastClock(time: FastTime): Clock {
  return {
    now: () => nowIn(time),
    random: systemClock.random,
    sleep: (ms, signal) => systemClock.sleep(ms / time.speed, signal),
    after: (ms, act) => systemClock.after(ms / time.speed, act),
  };
}

/** The time as a server wants it that takes its time. */
export function fastPause({ speed }: FastTime): (ms: number, signal: AbortSignal) => Promise<void> {
  return (ms, signal) => systemClock.sleep(Math.min(ms / speed, 2 ** 31 - 1), signal);
}
