import { setTimeout } from 'node:timers/promises';
import { GrantlensError } from '@grantlens/snapshot';
import { type Lock, takeLock } from '../output/lock.ts';

/** How long one process waits for another, in milliseconds, and how often it looks. */
const longest = 60_000;
const pause = 100;

/**
 * Takes a lock, after another process that holds it for a moment.
 *
 * @throws GrantlensError `file-locked`, `file-unwritable`; the reason of the signal
 */
export async function waitForLock(path: string, signal: AbortSignal): Promise<Lock> {
  const end = performance.now() + longest;
  for (;;) {
    try {
      return await takeLock(path);
    } catch (error) {
      const isHeld = error instanceof GrantlensError && error.code === 'file-locked';
      if (!isHeld || performance.now() > end) throw error;
    }
    await setTimeout(pause, undefined, { signal });
  }
}
