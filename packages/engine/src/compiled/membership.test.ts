import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow } from '../raw-account.fixture.ts';
import type { IntLists } from './ints.ts';
import { membershipOf } from './membership.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const policy = (id: string) => policyRow(id, 'allow', [dns], '*');

const { account } = openAccount({
  members: [
    memberRow('ada', policy('p1'), policy('p2')),
    memberRow('bob'),
    { ...memberRow('cal'), status: 'pending' },
    memberRow('dan'),
    memberRow('eve'),
    { email: 'fay@example.com', status: 'accepted', policies: [] },
  ],
  userGroups: [
    { id: 'g1', policies: [policy('q1')] },
    { id: 'g2', policies: [policy('q2')] },
    { id: 'g3', policies: [] },
  ],
  userGroupMembers: {
    g1: [{ id: 'ada' }, { id: 'bob' }, { id: 'cal' }, { id: 'stranger' }],
    g2: [{ id: 'ada' }, {}],
    g3: [{ id: 'dan' }],
  },
  accountTokens: [{ id: 'robot', name: 'robot', status: 'active', policies: [] }],
});

const names = account.principals.map(({ name, email }) => (email ?? name ?? '').slice(0, 3));
const lists = ({ starts, values }: IntLists, of: number) => [...values.slice(starts[of], starts[of + 1])];
const opened = () => {
  const membership = membershipOf(account);
  const held = (one: number) =>
    lists(membership.holders, one).map((holder) =>
      (membership.policies[holder] ?? []).map(({ id, gaps }) => `${id}${gaps.length > 0 ? '?' : ''}`).join(),
    );
  return { ...membership, held };
};

test('the membership of an account gives each principal the holders of its policies', () => {
  const { classOf, held } = opened();
  const found = names.map(
    (name, at) =>
      `${name}: ${held(classOf[at] ?? -1)
        .sort()
        .join(' ')}`,
  );
  expect(found).toEqual([
    // A member certainly in the second group is not also possibly in it.
    'ada: p1,p2 q1 q2',
    'bob: q1 q2?',
    'cal: q1 q2?',
    'dan: q2?',
    'eve: q2?',
    'fay: q1? q2?',
    'rob: ',
  ]);
});

test('the membership of an account makes one class of the principals of the same holders', () => {
  const { classOf, holders } = opened();
  const same = (name: string) => names.filter((_, at) => classOf[at] === classOf[names.indexOf(name)]);
  expect([same('bob'), same('dan'), same('ada'), same('rob')]).toEqual([
    ['bob', 'cal'],
    ['dan', 'eve'],
    ['ada'],
    ['rob'],
  ]);
  expect(new Set(classOf)).toEqual(new Set([0, 1, 2, 3, 4]));
  expect(holders.starts).toHaveLength(6);
});

test('the membership of an account counts the principals of a class, and lists the active ones', () => {
  const { classOf, sizes, active } = opened();
  const one = classOf[names.indexOf('bob')] ?? -1;
  expect(sizes[one]).toBe(2);
  expect(lists(active, one).map((at) => names[at])).toEqual(['bob']);
  expect(lists(active, classOf[3] ?? -1).map((at) => names[at])).toEqual(['dan', 'eve']);
  expect([...sizes].reduce((sum, size) => sum + size)).toBe(7);
  expect(active.values).toHaveLength(6);
});

test('the membership of an account lists the classes of each holder', () => {
  const { policies, holders, classes } = opened();
  policies.forEach((_, holder) => {
    const having = [0, 1, 2, 3, 4].filter((one) => lists(holders, one).includes(holder));
    expect([...classes.owners.slice(classes.starts[holder], classes.starts[holder + 1])]).toEqual(having);
  });
});

test('the membership of an account lists the holders of a class once each, ascending', () => {
  const { holders } = opened();
  for (const one of [0, 1, 2, 3, 4]) {
    const mine = lists(holders, one);
    expect(mine).toEqual([...new Set(mine)].sort((a, b) => a - b));
  }
});
