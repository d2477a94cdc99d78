import { readDay, readTime } from '@grantlens/snapshot/internal';
import { invalid } from '../errors.ts';
import { timeIn } from './changes.ts';
import type { Timeline } from './timeline.ts';

/** A log within a window of time: how many rows, and each by its place, in the order that was asked for. */
export interface LogWindow {
  readonly count: number;
  readonly rowAt: (at: number) => unknown;
}

/** The window that a query asks for; both ends are needed where `required`. */
export function windowOf(
  query: URLSearchParams,
  { required }: { readonly required: boolean },
): { readonly since: number; readonly before: number } {
  const timeOf = (name: string, usual: number) => {
    const text = query.get(name) ?? '';
    if (text === '' && !required) return usual;
    if (text === '') throw invalid(`query parameter '${name}' is required`);
    const time = readTime(text) ?? readDay(text);
    if (time === null) throw invalid(`query parameter '${name}' is not a date`);
    return time;
  };
  return { since: timeOf('since', 0), before: timeOf('before', Number.MAX_SAFE_INTEGER) };
}

/** The rows of a log within a window: those that are worked out, the newest first, and then those shown besides. */
export function logWithin(
  { since, before }: { readonly since: number; readonly before: number },
  log: {
    readonly timeline: Timeline;
    readonly rowOf: (number: number, at: number) => unknown;
    readonly shown: readonly unknown[];
    readonly isAscending: boolean;
  },
): LogWindow {
  const { timeline, rowOf, shown, isAscending } = log;
  const first = timeline.firstBefore(before);
  const made = Math.max(0, timeline.firstBefore(since) - first);
  // Without a time that can be read it is in every window.
  const besides = shown.filter((row) => {
    const time = readTime(timeIn(row));
    return time === null || (since <= time && time < before);
  });
  const count = made + besides.length;
  return {
    count,
    rowAt: (place) => {
      const at = isAscending ? count - 1 - place : place;
      return at < made ? rowOf(first + at, timeline.timeOf(first + at)) : besides[at - made];
    },
  };
}
