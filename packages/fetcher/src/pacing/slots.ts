/** Slots, as many as are allowed at the moment; a request that finds none free waits in line. */
export interface Slots {
  /** Resolves to the function that frees the slot. Rejects with the signal's reason when that is aborted. */
  take(signal?: AbortSignal): Promise<() => void>;
  /** How many slots are taken. */
  taken(): number;
}

/** Opens slots; `most` says how many may be taken, and is asked whenever one is taken or freed. */
export function openSlots(most: () => number): Slots {
  let taken = 0;
  const line = new Set<() => void>();

  const leave = () => {
    taken -= 1;
    for (const next of line) {
      if (taken >= most()) return;
      line.delete(next);
      taken += 1;
      next();
    }
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
      if (taken < most()) taken += 1;
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
