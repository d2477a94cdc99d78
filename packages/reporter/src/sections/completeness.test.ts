import type { Collections } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from './build-report.ts';

const reportOf = (changes: Partial<Collections>) => buildReport(accessOf(changes), { toolVersion: '1' });
const reasons = (changes: Partial<Collections>) => {
  const { meta, cover } = reportOf(changes);
  expect(meta.complete).toBe(cover.incompleteBecause.length === 0);
  return cover.incompleteBecause;
};

test('a report is complete when every collection was read whole and every total ties', () => {
  const { coverage } = reportOf({});
  expect(reasons({})).toEqual([]);
  expect(coverage.controlTotals.map(({ title, ties }) => [title, ties])).toEqual(
    coverage.controlTotals.map(({ title }) => [title, true]),
  );
});

test('a report is complete when a group lists somebody who is not a member any more, which is set aside', () => {
  const items = { ug1: [{ id: 'm2' }, { id: 'gone' }], ug2: [] };
  const { coverage } = reportOf({ userGroupMembers: { ...shop.userGroupMembers, items } });
  const row = coverage.collections.find(({ collection }) => collection === 'userGroupMembers');
  expect(row).toMatchObject({ received: 2, inReport: 1, setAside: 1, ties: true });
});

test('a report is INCOMPLETE when a collection could not be read', () => {
  const problem = { code: 'forbidden', message: 'the token may not' };
  const zones = { status: 'forbidden', items: [], requests: [], problem } as const;
  expect(reasons({ zones })).toEqual(['Zones: forbidden (the token may not).']);
});

test('a report is INCOMPLETE when a row cannot be read', () => {
  const items = [...shop.members.items, 'not a member'];
  expect(reasons({ members: { ...shop.members, items, expected: 4 } })).toEqual([
    'Members: 1 row cannot be read.',
  ]);
});

test('a report is INCOMPLETE when the API announced more rows than it sent', () => {
  expect(reasons({ members: { ...shop.members, expected: 4 } })).toEqual([
    'Members: partial (4 rows were announced, and 3 are there).',
    'Members: the totals do not tie (expected 4, received 3, in this report 3).',
  ]);
});

test('a report is INCOMPLETE when a row came twice, because another may be missing', () => {
  const items = [...shop.members.items, shop.members.items[0]];
  expect(reasons({ members: { ...shop.members, items, expected: 4 } })).toEqual([
    'Members: partial (4 rows were announced, and 3 are there).',
    'Members: the totals do not tie (expected 4, received 3, in this report 3).',
  ]);
});

test('a report is INCOMPLETE when it is not shown what somebody holds', () => {
  const items = [{ id: 'm1', email: 'ada@shop.example', status: 'accepted' }];
  const userGroupMembers = { ...shop.userGroupMembers, items: {} };
  expect(reasons({ members: { ...shop.members, items, expected: 1 }, userGroupMembers })).toEqual([
    'Access: 1 part of what the API sent cannot be read.',
  ]);
});
