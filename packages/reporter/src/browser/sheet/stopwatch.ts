/** Who does nothing for longer than this is counted as away. In milliseconds. */
export const mostIdle = 60_000;

/** How long each unit was looked at. */
export interface Stopwatch {
  /** The time since the last call was spent on these rows, and from now on is on others: call it before they change. */
  readonly spend: (rows: readonly number[]) => void;
  /** The window is no longer seen, or is again. */
  readonly see: (isSeen: boolean, rows: readonly number[]) => void;
  /** Seconds, to the tenth. */
  readonly seconds: (row: number) => number;
  /** What a file says was spent on another day or machine; it may hold what was spent here as well. */
  readonly atLeast: (row: number, seconds: number) => void;
}

/**
 * Measures how long a reviewer looks at units: only while the window is seen, and up to a minute after the last key or
 * movement. What is spent on several units at once is theirs in equal parts.
 */
export function openStopwatch(now: () => number): Stopwatch {
  const spent = new Map<number, number>();
  let since = now();
  let isRunning = true;
  const take = (rows: readonly number[]): void => {
    const time = now();
    const passed = isRunning ? Math.min(time - since, mostIdle) : 0;
    since = time;
    for (const row of rows) spent.set(row, (spent.get(row) ?? 0) + passed / rows.length);
  };
  return {
    spend: take,
    see: (isSeen, rows) => {
      take(rows);
      isRunning = isSeen;
    },
    seconds: (row) => Math.round((spent.get(row) ?? 0) / 100) / 10,
    atLeast: (row, seconds) => {
      spent.set(row, Math.max(spent.get(row) ?? 0, seconds * 1000));
    },
  };
}
