import { logNames, readNames } from '@grantlens/snapshot/internal';
import { closingRows, count, type Row } from './row.ts';
import type { Counted, Tally } from './tally.ts';

/** What is drawn while one account is read: a bar for each collection and each extra. */
export function accountRows(tally: Tally, now: number): readonly Row[] {
  return barsOf(readNames, tally, now);
}

/** What is drawn while the audit logs of one account are read: a bar for each. */
export function logRows(tally: Tally, now: number): readonly Row[] {
  return barsOf(logNames, tally, now);
}

function barsOf(names: readonly Counted['collection'][], tally: Tally, now: number): readonly Row[] {
  const [account] = tally.underWay.values();
  const bars = names.map((name): Row => {
    const progress = account?.collections.get(name);
    return { kind: 'bar', name, part: partOf(progress), text: numbersOf(progress) };
  });
  return [...bars, ...closingRows(tally, now)];
}

/** Where no total was announced, pages are counted instead of rows. */
function partOf(progress: Counted | undefined): number {
  if (progress === undefined) return 0;
  const { received, expected, requests, isDone, left } = progress;
  if (isDone) return 1;
  if (expected !== undefined) return expected === 0 ? 0 : Math.min(1, received / expected);
  return requests / (requests + Math.max(1, left.pages));
}

function numbersOf(progress: Counted | undefined): string {
  if (progress === undefined) return '';
  const { received, expected, isDone } = progress;
  if (expected !== undefined && !(isDone && expected === received))
    return `${count(received)} of ${count(expected)}`;
  if (isDone) return count(received);
  return received === 0 ? '' : `${count(received)} so far`;
}
