import type { Progress } from '@grantlens/fetcher/internal';
import { expect, test } from 'vitest';
import { accountsRows } from './accounts-rows.ts';
import { emptyTally, type Happening, tallied } from './tally.ts';

const progressOf = (accountId: string, progress: Partial<Progress>): Happening => ({
  kind: 'progress',
  accountId,
  progress: {
    collection: 'members',
    received: 0,
    requests: 0,
    isDone: false,
    left: { pages: 1, ms: 1 },
    ...progress,
  },
});
const after = (happenings: readonly Happening[], at = 1000) =>
  happenings.reduce((tally, happening) => tallied(tally, happening, at), emptyTally(0));
const texts = (happenings: readonly Happening[], now = 1000) =>
  accountsRows(after(happenings, now), now).map(({ text }) => text);

test('the display of many accounts is a bar, one line for each account under way, and two more', () => {
  const happenings: readonly Happening[] = [
    { kind: 'planned', accounts: 1200, done: 300 },
    progressOf('one', { received: 1500, requests: 31 }),
    progressOf('one', { collection: 'zones', received: 1, requests: 2 }),
    progressOf('two', { received: 1, requests: 1 }),
  ];
  expect(texts(happenings)).toEqual([
    '300 of 1,200',
    '  one  1,501 rows, 33 requests',
    '  two  1 row, 1 request',
    '',
    '',
    '34 requests, 34 a second',
    '',
  ]);
  expect(texts([])).toHaveLength(7);
});

test('the display of many accounts drops an account when it is done', () => {
  const [bar, first] = texts([
    { kind: 'planned', accounts: 2, done: 0 },
    progressOf('one', { received: 1, requests: 1 }),
    { kind: 'done', accountId: 'one' },
  ]);
  expect([bar, first]).toEqual(['1 of 2', '']);
});

test('the time left of many accounts does not count the accounts that an earlier run had read', () => {
  const read = ['a', 'b', 'c'].map((accountId): Happening => ({ kind: 'done', accountId }));
  const planned: Happening = { kind: 'planned', accounts: 103, done: 90 };
  expect(texts([planned, ...read], 30_000).at(-2)).toBe('0 requests, 0.0 a second, about 2 min left');
});

test('the display of many accounts shows neither control characters nor more of an id than fits', () => {
  const [, first] = texts([progressOf(`x\u001b[2J${'y'.repeat(300)}`, { received: 1, requests: 1 })]);
  expect(first).toMatch(/^ {2}x\\u001b\[2Jy+… {2}1 row, 1 request$/);
  expect(first?.length).toBeLessThan(70);
});
