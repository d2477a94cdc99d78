import type { Clock } from '@grantlens/fetcher/internal';

/** Time that passes only while everybody waits for it, so that five minutes of blocking cost none. */
export interface SimulatedTime {
  /** The client's. */
  readonly clock: Clock;
  /** The server's view of the same time. */
  readonly date: () => Date;
  /** How the server waits before it answers. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Sleeper {
  readonly at: number;
  readonly kind: 'asleep' | 'time limit' | 'held';
  readonly wake: () => void;
}

/**
 * Simulates the time of one client and its server. It jumps to the next sleeper once every request in flight is held by
 * the server: a request in flight has a time limit running, and one that is held sleeps at the server. While there are
 * more of the former, something is on the wire.
 */
export function simulateTime(random: () => number): SimulatedTime {
  let now = Date.UTC(2026, 0, 1);
  let isChecking = false;
  const sleepers = new Set<Sleeper>();
  const count = (kind: Sleeper['kind']) =>
    [...sleepers].reduce((sum, sleeper) => sum + (sleeper.kind === kind ? 1 : 0), 0);

  const pass = () => {
    isChecking = false;
    if (count('time limit') > count('held')) return;
    const next = Math.min(...[...sleepers].map(({ at }) => at));
    if (!Number.isFinite(next)) return;
    now = Math.max(now, next);
    for (const sleeper of [...sleepers]) if (sleeper.at <= now && sleepers.delete(sleeper)) sleeper.wake();
    check();
  };
  /** Looked at once all that is ready to go on has gone on. */
  const check = () => {
    if (isChecking || sleepers.size === 0) return;
    isChecking = true;
    setImmediate(pass);
  };
  const add = (ms: number, kind: Sleeper['kind'], wake: () => void) => {
    const sleeper = { at: now + ms, kind, wake };
    sleepers.add(sleeper);
    check();
    return () => {
      sleepers.delete(sleeper);
      check();
    };
  };
  const wait = (ms: number, kind: Sleeper['kind'], signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const end = () => {
        callOff();
        reject(signal.reason);
      };
      const callOff = add(ms, kind, () => {
        signal.removeEventListener('abort', end);
        resolve();
      });
      signal.addEventListener('abort', end, { once: true });
      if (signal.aborted) end();
    });

  return {
    clock: {
      now: () => now,
      random,
      sleep: (ms, signal) => wait(ms, 'asleep', signal),
      after: (ms, act) => add(ms, 'time limit', act),
    },
    date: () => new Date(now),
    pause: (ms, signal) => wait(ms, 'held', signal),
  };
}
