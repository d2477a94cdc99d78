import { expect, test } from 'vitest';
import { gatherFleet } from './gather-fleet.ts';
import type { Looked, Moment } from './moment.ts';

const moment = (file: string, id: string, takenAt: string, digest: string = file): Moment => ({
  file,
  account: { id, name: null, takenAt, digest },
});

const q3 = moment('q3/a', 'a', '2026-09-30T00:00:00Z');
const q4 = moment('q4/a', 'a', '2026-12-31T00:00:00Z');
const other = moment('q4/b', 'b', '2026-12-30T00:00:00Z');
const files = (moments: readonly Moment[]) => moments.map(({ file }) => file);

/** Every order of a list. */
function orders<T>(list: readonly T[]): readonly (readonly T[])[] {
  if (list.length < 2) return [list];
  return list.flatMap((one, at) =>
    orders([...list.slice(0, at), ...list.slice(at + 1)]).map((rest) => [one, ...rest]),
  );
}

test('the newest moment of each account is taken, and the others are listed with their reason', () => {
  const fleet = gatherFleet([other, q4, q3]);
  expect(files(fleet.moments)).toEqual(['q4/a', 'q4/b']);
  expect(fleet).toMatchObject({ files: 3, accounts: 2, broken: [] });
  expect(fleet.leftOut).toEqual([{ file: 'q3/a', why: 'older', for: 'q4/a' }]);
});

test('all moments are taken where that is asked, in the order of accounts and then of time', () => {
  const fleet = gatherFleet([other, q4, q3], { allMoments: true });
  expect(files(fleet.moments)).toEqual(['q3/a', 'q4/a', 'q4/b']);
  expect(fleet).toMatchObject({ accounts: 2, leftOut: [] });
});

test('a snapshot that is there twice is taken once, from the file whose name comes first', () => {
  const copy = moment('copy/a', 'a', q4.account.takenAt, 'q4/a');
  const fleet = gatherFleet([q4, copy], { allMoments: true });
  expect(files(fleet.moments)).toEqual(['copy/a']);
  expect(fleet.leftOut).toEqual([{ file: 'q4/a', why: 'duplicate', for: 'copy/a' }]);
});

test('two files with the digest of one snapshot are two where one of them was changed', () => {
  const changed = { ...q4, file: 'x/a', account: { ...q4.account, modified: true as const } };
  expect(gatherFleet([q4, changed], { allMoments: true }).moments).toHaveLength(2);
});

test('the newest of two moments of one time is that with the later digest', () => {
  const [one, two] = [
    moment('1', 'a', '2026-12-31T00:00:00Z', 'd1'),
    moment('2', 'a', '2026-12-31T00:00:00.000Z', 'd2'),
  ];
  for (const looked of orders([one, two])) expect(files(gatherFleet(looked).moments)).toEqual(['2']);
});

test('the order of its files makes no difference to a fleet', () => {
  const looked: readonly Looked[] = [
    q3,
    q4,
    other,
    moment('copy/b', 'b', other.account.takenAt, 'q4/b'),
    { file: 'x', reason: 'cut short' },
  ];
  const all = orders(looked).map((some) => JSON.stringify(gatherFleet(some)));
  expect(new Set(all).size).toBe(1);
});
