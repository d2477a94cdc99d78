import { expect, test } from 'vitest';
import { peopleAcross } from '../people/people-across.ts';
import { type PrivilegeHeld, privilegedAcross } from './privileged-across.ts';

const privileges = ['everything', 'billing'] as const;
const held = (
  privilege: (typeof privileges)[number],
  account: string,
  holder: PrivilegeHeld['holder'],
  verdict: PrivilegeHeld['verdict'] = 'allowed',
): PrivilegeHeld<(typeof privileges)[number]> => ({
  privilege,
  account: { id: account, name: null, takenAt: '2026-12-31T00:00:00Z', digest: account },
  verdict,
  holder,
});
const member = (userId: string | null, email: string) =>
  ({ kind: 'member', id: email, userId, email }) as const;
const token = (id: string) => ({ kind: 'token', id, name: 'deploy' }) as const;

const rows = [
  held('billing', 'b', member(null, 'ada@one.example')),
  held('everything', 'a', token('t1')),
  held('everything', 'b', token('t1')),
  held('billing', 'a', member('u1', 'ada@one.example')),
  held('billing', 'c', member('u1', 'ada@two.example'), 'unknown'),
  held('everything', 'a', member('u2', 'abe@one.example')),
  held('billing', 'a', member('u2', 'abe@one.example')),
];
const people = peopleAcross(rows.flatMap(({ holder }) => (holder.kind === 'member' ? [holder] : [])));
const summary = (order: typeof rows) =>
  privilegedAcross(order, people, privileges).map(({ person, privilege, accounts, unknown, where }) => ({
    who: person?.userId ?? where[0]?.holder.id,
    privilege,
    accounts,
    unknown,
    in: where.map(({ account }) => account.id).join(''),
  }));

test('who has a privilege in most accounts comes first, and what is unknown is counted apart', () => {
  expect(summary(rows)).toEqual([
    { who: 'u1', privilege: 'billing', accounts: 2, unknown: 1, in: 'abc' },
    { who: 'u2', privilege: 'everything', accounts: 1, unknown: 0, in: 'a' },
    { who: 'u2', privilege: 'billing', accounts: 1, unknown: 0, in: 'a' },
    { who: 't1', privilege: 'everything', accounts: 1, unknown: 0, in: 'a' },
    { who: 't1', privilege: 'everything', accounts: 1, unknown: 0, in: 'b' },
  ]);
});

test('the order in which accounts answer makes no difference to who is privileged', () => {
  expect(summary(rows.toReversed())).toEqual(summary(rows));
});

test('an account is counted once though several moments of it are asked', () => {
  const one = held('billing', 'a', member('u1', 'ada@one.example'));
  const later = { ...one, account: { ...one.account, digest: 'later' } };
  expect(privilegedAcross([one, later], people, privileges)[0]).toMatchObject({ accounts: 1, unknown: 0 });
});
