import type { AccessEvent } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { tokenRow, userGroups } from '../findings/outcome.fixture.ts';
import { memberRow, openAccount } from '../raw-account.fixture.ts';
import { user, withLog } from './activity.fixture.ts';
import { openChangedBy } from './changed-by.ts';

const event = (path: string, who = 'u-ada'): AccessEvent => ({
  log: 'changes',
  id: path,
  at: '2025-12-01T00:00:00.000Z',
  actor: user(who),
  product: 'members',
  kind: 'update',
  path,
  row: {},
});

const bare = openAccount({
  members: [{ ...memberRow('ada'), user: { id: 'u-ada', email: 'ada@example.com' } }, memberRow('bob')],
  accountTokens: [tokenRow('t1')],
  ...userGroups({ id: 'g', members: ['bob'] }),
});

test('a row about access is of the member, token or user group that its path names', () => {
  const access = withLog(bare, [], {
    access: [
      event('/accounts/a1/members/bob'),
      event('/accounts/a1/tokens/t1/value', 'gone'),
      event('/accounts/a1/iam/user_groups/g'),
      event('/accounts/a1/iam/user_groups/g/members/bob'),
      event('/accounts/a1/members'),
      event('/accounts/a1/scim/v2/Users'),
    ],
  });
  const { principals, userGroups: groups } = access.account;
  const book = openChangedBy(access.account);
  const said = principals.flatMap((one) =>
    book.ofPrincipal(one).map(({ principal, of }) => [one.id, principal?.id, of]),
  );
  expect(said).toEqual([
    ['bob', 'ada', 'itself'],
    ['t1', undefined, 'itself'],
  ]);
  const [team] = groups;
  expect(team && book.ofUserGroup(team).map(({ of }) => of)).toEqual(['itself', 'members']);
});

test('nobody changed anything where no audit log was read', () => {
  const book = openChangedBy(bare.account);
  expect(bare.account.principals.flatMap(book.ofPrincipal)).toEqual([]);
});
