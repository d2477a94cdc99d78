import type { ServerResponse } from 'node:http';

/**
 * Waits `ms` milliseconds, `Infinity` for ever. Ends early, with or without throwing, once the signal
 * is aborted.
 */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

// Node fires a timer at once when it is longer than this, which is 24 days.
const longestTimer = 2 ** 31 - 1;

/** Waits in the time of the machine. */
export function realPause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = ms > longestTimer ? undefined : setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
    if (signal.aborted) end();

    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
}

/** Where requests wait. It ends all waits when the sandbox is closed. */
export interface WaitingRoom {
  /** `over` when the time has passed, `gone` when nobody is there any more to take the answer. */
  wait(ms: number, outgoing: ServerResponse): Promise<'over' | 'gone'>;
  close(): void;
}

/** A waiting room in which time passes as `pause` says. */
export function createWaitingRoom(pause: Pause): WaitingRoom {
  const waiting = new Set<AbortController>();
  let closed = false;

  return {
    wait: async (ms, outgoing) => {
      if (closed || outgoing.destroyed) return 'gone';
      const controller = new AbortController();
      const leave = (): void => controller.abort();
      waiting.add(controller);
      outgoing.once('close', leave);
      try {
        await pause(ms, controller.signal);
      } catch (error) {
        if (!controller.signal.aborted) throw error;
      } finally {
        waiting.delete(controller);
        outgoing.off('close', leave);
      }
      return controller.signal.aborted ? 'gone' : 'over';
    },
    close: () => {
      closed = true;
      for (const controller of waiting) controller.abort();
    },
  };
}
