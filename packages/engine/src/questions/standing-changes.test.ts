import { expect, test } from 'vitest';
import { causeWords } from '../explain/causes.ts';
import { groupRow, memberRow, openAccount, policyRow } from '../raw-account.fixture.ts';
import { limitWords } from '../words/standing-words.ts';
import { diff } from './diff.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const pia = memberRow('pia', policyRow('p', 'allow', [dns], '*'));
const robot = { id: 't', name: 'robot', policies: [] };

const rowsOf = (before: ReturnType<typeof openAccount>, after: ReturnType<typeof openAccount>) =>
  diff(before, after).standings.map(({ principal, before: was, after: is, holds, cause }) => [
    principal.key,
    was,
    is,
    holds.map(({ permissionGroup }) => permissionGroup.id).join(),
    cause.map(causeWords).join(),
  ]);

test('an accepted invitation, a disabled token and a token that expired each change a standing', () => {
  const before = openAccount({
    members: [{ ...pia, status: 'pending' }],
    accountTokens: [
      { ...robot, status: 'active' },
      { ...robot, id: 'u', status: 'active', expires_on: '2026-06-01T00:00:00Z' },
    ],
  });
  const after = openAccount({
    members: [pia],
    accountTokens: [
      { ...robot, status: 'disabled' },
      { ...robot, id: 'u', status: 'active', expires_on: '2025-06-01T00:00:00Z' },
    ],
  });
  expect(rowsOf(before, after)).toEqual([
    ['member:pia', 'latent', 'active', 'dns', 'the status changed from pending to accepted'],
    ['token:t', 'active', 'inactive', '', 'the status changed from active to disabled'],
    ['token:u', 'active', 'inactive', '', 'is now inactive because of its dates'],
  ]);
});

test('somebody who is not there has no standing, and one who cannot be seen any more did not leave', () => {
  const [none, some] = [openAccount({}), openAccount({ members: [pia] })];
  expect(rowsOf(none, some)).toEqual([['member:pia', null, 'active', 'dns', 'joined the account']]);
  expect(rowsOf(some, none)).toEqual([['member:pia', 'active', null, 'dns', 'left the account']]);
  const hidden = openAccount({}, { members: 'forbidden' });
  expect(rowsOf(some, hidden)[0]?.[4]).toMatch(/^it can no longer be seen/);
});

const conditionsBetween = (before: object, after: object, robotIs: 'active' | 'disabled' = 'active') => {
  const [was, is] = [before, after].map((row) =>
    openAccount({ accountTokens: [{ ...robot, status: robotIs, ...row }] }),
  );
  if (was === undefined || is === undefined) throw new Error('there are two sides');
  return [diff(was, is), diff(is, was)].map(({ conditions }) =>
    conditions.map(({ condition, how, before: then, after: now, cause }) =>
      [
        condition,
        how,
        limitWords(condition, then),
        limitWords(condition, now),
        ...cause.map(causeWords),
      ].join(),
    ),
  );
};

const from = (...ranges: readonly string[]) => ({ condition: { 'request.ip': { in: ranges } } });

test('addresses that take in more than before are loosened, and tightened the other way round', () => {
  expect(conditionsBetween(from('192.0.2.0/24'), from('192.0.0.0/16'))).toEqual([
    ['addresses,loosened,from 192.0.2.0/24 only,from 192.0.0.0/16 only,works from more addresses'],
    ['addresses,tightened,from 192.0.0.0/16 only,from 192.0.2.0/24 only,works from fewer addresses'],
  ]);
  expect(conditionsBetween(from('192.0.2.0/24'), {})).toEqual([
    ['addresses,loosened,from 192.0.2.0/24 only,from anywhere,works from more addresses'],
    ['addresses,tightened,from anywhere,from 192.0.2.0/24 only,works from fewer addresses'],
  ]);
});

test('addresses that are others, or that cannot be read, are changed both ways', () => {
  const [there, back] = conditionsBetween(from('192.0.2.0/24'), from('198.51.100.7'));
  expect([there?.[0], back?.[0]].map((row) => row?.split(',')[1])).toEqual(['changed', 'changed']);
  expect(conditionsBetween({ condition: 'office' }, from('192.0.2.0/24'))[0]).toEqual([
    'addresses,changed,on a condition that cannot be read,from 192.0.2.0/24 only,works from other addresses',
  ]);
});

test('the same addresses in other words leave a condition as it was', () => {
  const halves = from('192.0.2.0/25', '192.0.2.128/25');
  expect(conditionsBetween(from('192.0.2.0/24'), halves)).toEqual([[], []]);
});

test('an end that is later, or gone, is loosened, and so is a beginning that is earlier', () => {
  const [end, later] = ['2999-01-01T00:00:00Z', '2999-02-01T00:00:00Z'];
  const hows = (before: object, after: object) =>
    conditionsBetween(before, after, 'disabled').map((rows) => rows.map((row) => row.split(',', 2).join()));
  expect(hows({ expires_on: end }, { expires_on: later })).toEqual([['until,loosened'], ['until,tightened']]);
  expect(hows({ expires_on: end }, {})).toEqual([['until,loosened'], ['until,tightened']]);
  expect(hows({ not_before: later }, { not_before: end })).toEqual([['from,loosened'], ['from,tightened']]);
  expect(hows({ not_before: end }, {})).toEqual([['from,loosened'], ['from,tightened']]);
  expect(hows({ expires_on: end }, { expires_on: 'soon' })).toEqual([['until,changed'], ['until,changed']]);
});

test('a date in another spelling, and beginnings that have passed, leave a condition as it was', () => {
  const same = ['2999-01-01T00:00:00Z', '2999-01-01T01:00:00+01:00'].map((expires_on) => ({ expires_on }));
  expect(conditionsBetween(same[0] ?? {}, same[1] ?? {})).toEqual([[], []]);
  const begun = { not_before: '2020-01-01T00:00:00Z' };
  expect(conditionsBetween(begun, { not_before: '2021-01-01T00:00:00Z' })).toEqual([[], []]);
  expect(conditionsBetween(begun, {})).toEqual([[], []]);
});
