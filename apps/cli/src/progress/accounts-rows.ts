import { printable } from '@grantlens/engine/internal';
import { closingRows, count, countOf, type Row } from './row.ts';
import type { Tally } from './tally.ts';

/** How many accounts are read at once, each with a line of its own. */
export const accountsAtOnce = 4;

/** What is drawn while many accounts are read: a bar for all of them, and a line for each that is under way. */
export function accountsRows(tally: Tally, now: number): readonly Row[] {
  const { accounts = 0, done, underWay } = tally;
  const lines = [...underWay].map(
    ([id, { rows, requests }]) =>
      `  ${shortId(id)}  ${countOf(rows, 'row')}, ${countOf(requests, 'request')}`,
  );
  const places = Array.from(
    { length: accountsAtOnce },
    (_, at): Row => ({ kind: 'text', text: lines[at] ?? '' }),
  );
  const part = accounts === 0 ? 0 : done / accounts;
  return [
    { kind: 'bar', name: 'accounts', part, text: `${count(done)} of ${count(accounts)}` },
    ...places,
    ...closingRows(tally, now),
  ];
}

/** Ids are 32 characters; one that is not must not take up the terminal. */
function shortId(id: string): string {
  const safe = printable(id);
  return safe.length > 40 ? `${safe.slice(0, 39)}…` : safe;
}
