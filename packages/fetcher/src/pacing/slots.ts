/** A fixed number of slots; a request that finds none free waits in line. */
export interface Slots {
  /** Resolves to the function that frees the slot. Rejects with the signal's reason when that is aborted. */
  take(signal?: AbortSignal): Promise<() => void>;
  /** How many slots are taken. */
  taken(): number;
}

/** Opens `count` slots. */
export function openSlots(count: number): Slots {
  let taken = 0;
  const line = new Set<() => void>();

  const leave = () => {
    const [next] = line;
    if (next === undefined) {
      taken -= 1;
      return;
    }
    // The slot goes to the next in line without ever being free.
    line.delete(next);
    next();
  };

  const once = () => {
    let isLeft = false;
    return () => {
      if (!isLeft) leave();
      isLeft = true;
    };
  };

  return {
    taken: () => taken,
    take: async (signal) => {
      signal?.throwIfAborted();
      if (taken < count) taken += 1;
      else await queue(line, signal);
      return once();
    },
  };
}

function queue(line: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leaveLine = () => {
      line.delete(proceed);
      reject(signal?.reason);
    };
    const proceed = () => {
      signal?.removeEventListener('abort', leaveLine);
      resolve();
    };
    signal?.addEventListener('abort', leaveLine, { once: true });
    line.add(proceed);
  });
}
