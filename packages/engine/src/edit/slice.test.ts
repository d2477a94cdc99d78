import type { PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { memberRow, openAccount, principalOf } from '../raw-account.fixture.ts';
import { access, linesOf, withUnreadable } from './edited-account.fixture.ts';
import { slice } from './slice.ts';

function sliced(of: Access, principals: readonly string[], ...userGroups: readonly string[]) {
  return slice(of, {
    principals: principals.map((key) => principalOf(of, key as PrincipalKey)),
    userGroups: new Set(userGroups as UserGroupKey[]),
  });
}

test('a slice of an account has the principals, their user groups, and what they and the groups hold', () => {
  expect(linesOf(sliced(access, ['member:ada', 'member:eve'], 'g1'))).toEqual([
    'member:ada in g1',
    'member:eve',
    'g1 of 2',
    'extra deny g1',
    'shared allow g1',
    'own allow member:ada',
    'no id allow member:eve',
  ]);
  expect(linesOf(sliced(access, []))).toEqual([]);
});

test('a slice of an account has what one of them possibly holds, and the group that would give it', () => {
  expect(linesOf(sliced(access, ['member:dee@example.com']))).toEqual([
    'member:dee@example.com',
    'g2 of 1',
    'q1 allow possible member:dee@example.com in g2 ? row-unreadable:members[]the member dee@example.com',
    'q2 allow possible member:dee@example.com in g2 ? row-unreadable:members[]the member dee@example.com',
  ]);
});

test('a slice of an account has what anybody may hold', () => {
  expect(linesOf(sliced(withUnreadable, ['member:ada']))).toEqual([
    'member:ada',
    'g2 of 1',
    'q1 allow possible anybody in g2 ? row-unreadable:userGroupMembers[g2]',
  ]);
  const unseen = openAccount({ members: [memberRow('ada')] }, { userGroups: 'forbidden' });
  expect(linesOf(sliced(unseen, ['member:ada']))).toEqual([
    'member:ada',
    'no id either possible anybody in anything ? forbidden:userGroups',
    'no id either possible anybody in anything ? forbidden:userGroupMembers',
  ]);
});

test('a slice of an account shares everything else with the account', () => {
  const one = sliced(access, ['member:ada'], 'g1');
  const { principals: _, userGroups: __, policies: ___, ...rest } = access.account;
  expect(one).toMatchObject({ id: 'a1', zones: rest.zones });
  for (const [name, value] of Object.entries(rest)) expect(one[name as keyof typeof rest]).toBe(value);
});
