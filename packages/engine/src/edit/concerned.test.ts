import type { Member } from '@grantlens/snapshot';
import { wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupOf, memberRow, openAccount, policyRow, principalOf } from '../raw-account.fixture.ts';
import { concernedBy } from './concerned.ts';
import type { Edit } from './edit.ts';
import { access, withUnreadable } from './edited-account.fixture.ts';

const member = (key: string) => principalOf(access, key) as Member;
const userGroupOf = (key: string, { account }: Access = access) => {
  const found = account.userGroups.find((group) => group.key === key);
  if (found === undefined) throw new Error(`no user group is ${key}`);
  return found;
};
const given = {
  kind: 'add-policy',
  access: 'allow',
  permissionGroup: groupOf(access, 'dns'),
  scope: wholeAccount('a1'),
} as const;

/** The principals, then the user groups, that edits have to do with. */
function concerned(edits: readonly Edit[], { account }: Access = access): readonly string[] {
  const { principals, userGroups } = concernedBy(edits, account);
  return [principals.map(({ key }) => key).join(), [...userGroups].map(String).sort().join()];
}

test.each<[string, Edit, string, string]>([
  [
    'one who joins a group',
    { kind: 'add-to-user-group', principal: member('member:cal'), userGroup: userGroupOf('g3') },
    'member:cal',
    'g3',
  ],
  [
    'one who leaves a group, with the other groups of that one',
    { kind: 'remove-from-user-group', principal: member('member:bob'), userGroup: userGroupOf('g2') },
    'member:bob',
    'g1,g2',
  ],
  ['one who goes', { kind: 'remove-principal', principal: principalOf(access, 'token:t1') }, 'token:t1', ''],
  [
    'all who are in a group that goes',
    { kind: 'remove-user-group', userGroup: userGroupOf('g1') },
    'member:ada,member:bob',
    'g1,g2',
  ],
  [
    'those too who are possibly in it',
    { kind: 'remove-user-group', userGroup: userGroupOf('g2') },
    'member:bob,member:dee@example.com',
    'g1,g2',
  ],
  [
    'everyone who holds a policy that goes, by themselves or by a group',
    { kind: 'remove-policy', policyId: 'shared' },
    'member:ada,member:bob,member:cal',
    'g1,g2',
  ],
  [
    'who possibly holds it',
    { kind: 'remove-policy', policyId: 'q1' },
    'member:bob,member:dee@example.com',
    'g1,g2',
  ],
  ['nobody of a policy that nobody holds', { kind: 'remove-policy', policyId: 'none' }, '', ''],
  [
    'who is given a policy',
    { ...given, to: { kind: 'principal', principal: member('member:eve') } },
    'member:eve',
    '',
  ],
  [
    'who is in a group that is given one',
    { ...given, to: { kind: 'user-group', userGroup: userGroupOf('g2') } },
    'member:bob,member:dee@example.com',
    'g1,g2',
  ],
  ['nobody of an empty group', { kind: 'remove-user-group', userGroup: userGroupOf('g3') }, '', 'g3'],
])('an edit concerns those whom it names or reaches: %s', (_, edit, principals, userGroups) => {
  expect(concerned([edit])).toEqual([principals, userGroups]);
});

test('several edits concern those of all of them together', () => {
  const edits: readonly Edit[] = [
    { kind: 'remove-principal', principal: member('member:eve') },
    { kind: 'remove-user-group', userGroup: userGroupOf('g1') },
  ];
  expect(concerned(edits)).toEqual(['member:ada,member:bob,member:eve', 'g1,g2']);
  expect(concerned([])).toEqual(['', '']);
});

test('an edit concerns everybody where anybody may be in its group', () => {
  const userGroup = userGroupOf('g2', withUnreadable);
  expect(concerned([{ kind: 'remove-user-group', userGroup }], withUnreadable)).toEqual([
    'member:ada,member:bob,token:t1',
    'g2',
  ]);
  const principal = principalOf(withUnreadable, 'member:ada');
  expect(concerned([{ kind: 'remove-principal', principal }], withUnreadable)).toEqual(['member:ada', '']);
});

test('an edit does not concern everybody where the grants of groups cannot be seen and it names none of them', () => {
  const unseen = openAccount(
    { members: [memberRow('ada', policyRow('p', 'allow', [], '*')), memberRow('bob')] },
    { userGroups: 'forbidden' },
  );
  const principal = principalOf(unseen, 'member:bob');
  expect(concerned([{ kind: 'remove-principal', principal }], unseen)).toEqual(['member:bob', '']);
});
