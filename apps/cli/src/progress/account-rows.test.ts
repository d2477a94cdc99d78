import type { Progress } from '@grantlens/fetcher/internal';
import { type CollectionName, collectionNames, readNames } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { accountRows, logRows } from './account-rows.ts';
import { emptyTally, type Happening, type Tally, tallied } from './tally.ts';

const left = { pages: 10, ms: 5000 };
const progressOf = (collection: CollectionName, numbers: Partial<Progress>): Happening => ({
  kind: 'progress',
  accountId: 'a',
  progress: { collection, received: 0, requests: 1, isDone: false, left, ...numbers },
});
const after = (happenings: readonly Happening[], at = 2000): Tally =>
  happenings.reduce((tally, happening) => tallied(tally, happening, at), emptyTally(0));
const allKnown = collectionNames.map((name) =>
  progressOf(name, { received: 1, expected: 5, isDone: name === 'userGroups' }),
);
const bar = (tally: Tally, name: CollectionName) =>
  accountRows(tally, 2000).find((row) => row.kind === 'bar' && row.name === name);
const texts = (tally: Tally, now = 2000) =>
  accountRows(tally, now).flatMap((row) => (row.kind === 'text' ? [row.text] : []));

test('an account has a bar for each collection and each extra, empty before anything is known, and two lines', () => {
  const rows = accountRows(emptyTally(0), 0);
  expect(rows.map((row) => (row.kind === 'bar' ? row.name : ''))).toEqual([...readNames, '', '']);
  expect(rows[0]).toEqual({ kind: 'bar', name: 'members', part: 0, text: '' });
});

test('a bar shows how many of the expected rows are there', () => {
  expect(bar(after([progressOf('members', { received: 1250, expected: 5000 })]), 'members')).toMatchObject({
    part: 0.25,
    text: '1,250 of 5,000',
  });
});

test('a bar is full once its collection is done, and still says what was expected but did not come', () => {
  expect(bar(after([progressOf('zones', { received: 7, isDone: true })]), 'zones')).toMatchObject({
    part: 1,
    text: '7',
  });
  expect(
    bar(after([progressOf('zones', { received: 7, expected: 9, isDone: true })]), 'zones'),
  ).toMatchObject({
    part: 1,
    text: '7 of 9',
  });
});

test('the audit logs of an account have a bar each, by how much of their time is read', () => {
  const progress = { received: 3000, requests: 3, isDone: false, left: { pages: 9, ms: 0 } };
  const happening = {
    kind: 'progress',
    accountId: 'a',
    progress: { collection: 'changes', ...progress },
  } as const;
  const rows = logRows(after([happening]), 2000);
  expect(rows.slice(0, 2)).toEqual([
    { kind: 'bar', name: 'changes', part: 0.25, text: '3,000 so far' },
    { kind: 'bar', name: 'logins', part: 0, text: '' },
  ]);
  expect(rows[2]).toMatchObject({ text: '3 requests, 1.5 a second' });
});

test('a bar counts pages where no total was announced', () => {
  expect(
    bar(after([progressOf('userGroupMembers', { received: 40, requests: 30 })]), 'userGroupMembers'),
  ).toMatchObject({ part: 0.75, text: '40 so far' });
});

test('the time left is shown only once every list has said how long it is', () => {
  expect(texts(after([progressOf('members', { received: 1, expected: 5 })]))[0]).toBe(
    '1 request, 0.5 a second',
  );
  expect(texts(after(allKnown))[0]).toBe('10 requests, 5.0 a second, about 5 s left');
});

test('the time left is the longer of what the limits ask for and what the pace so far promises', () => {
  const slow = after(allKnown, 20_000);
  expect(texts(slow, 20_000)[0]).toBe('10 requests, 0.5 a second, about 20 s left');
});

test('a pause is counted down, added to the time left, and not shown when it is over', () => {
  const paused = tallied(after(allKnown), { kind: 'pause', pause: { ms: 252_000, why: 'refused' } }, 2000);
  expect(texts(paused)).toEqual([
    '10 requests, 5.0 a second, about 4 min left',
    'waiting 4:12: Cloudflare refused a request as one too many',
  ]);
  expect(texts(paused, 12_000)[1]).toMatch(/^waiting 4:02:/);
  expect(texts(paused, 254_001)[1]).toBe('');
});

test('the speed of a run does not count the requests of an earlier run', () => {
  const resumed = after([{ kind: 'found', requests: 500 }, progressOf('members', { requests: 510 })]);
  expect(texts(resumed)[0]).toBe('510 requests, 5.0 a second');
});
