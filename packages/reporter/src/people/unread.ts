import { compareTexts } from '@grantlens/snapshot/internal';
import type { HrPerson, Unread } from './people.ts';

/** Counts what was not understood: words of statuses, dates, and what stands in the place of addresses. */
export function countUnread(
  rows: readonly HrPerson[],
  addresses: readonly Pick<Unread, 'column' | 'text'>[],
): readonly Unread[] {
  const counts = new Map<string, Unread>();
  const said = rows.flatMap(({ statuses = [], starts = [], ends = [], notices = [] }) => [
    ...statuses.filter(({ means }) => means === 'unread'),
    ...[...starts, ...ends, ...notices].filter(({ from }) => from === null),
  ]);
  for (const { column, text } of [...said, ...addresses]) {
    const key = JSON.stringify([column, text]);
    counts.set(key, { column, text, rows: (counts.get(key)?.rows ?? 0) + 1 });
  }
  return [...counts.values()].sort(
    (a, b) => b.rows - a.rows || compareTexts(a.column, b.column) || compareTexts(a.text, b.text),
  );
}
