import type { Member, Token, UserGroup } from '@grantlens/snapshot';
import { everyOf, resourceTypes, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Edit } from '../edit/edit.ts';
import { groupOf, groupRow, memberRow, openAccount, principalOf } from '../raw-account.fixture.ts';
import { editWords } from './edits.ts';

const access = openAccount({
  members: [memberRow('ada')],
  accountTokens: [{ id: 't1', name: 'robot', policies: [] }],
  permissionGroups: [
    groupRow('dns', []),
    { id: 'labelled', meta: { label: 'a_label' } },
    { id: 'bare' },
    { id: 'odd', name: 'O\ndd' },
  ],
});
const ada = principalOf(access, 'member:ada') as Member;
const robot = principalOf(access, 'token:t1') as Token;
const userGroup = { key: 'g1', id: 'g1', name: 'Te\nam', size: 1 } as UserGroup;
const grant = (id: string, access_: 'allow' | 'deny' = 'allow') =>
  ({
    kind: 'add-policy',
    access: access_,
    permissionGroup: groupOf(access, id),
    scope: wholeAccount('a1'),
    to: { kind: 'principal', principal: ada },
  }) as const;

test.each<[string, Edit]>([
  [
    'add ada@example.com to the user group Te\\u000aam',
    { kind: 'add-to-user-group', principal: ada, userGroup },
  ],
  [
    'remove ada@example.com from the user group Te\\u000aam',
    { kind: 'remove-from-user-group', principal: ada, userGroup },
  ],
  [
    'replace the policies of the user group Te\\u000aam',
    { kind: 'replace-policies', of: { kind: 'user-group', userGroup }, policies: [] },
  ],
  ['disable the token token:robot', { kind: 'disable-token', principal: robot }],
  ['remove the member ada@example.com', { kind: 'remove-principal', principal: ada }],
  ['remove the token token:robot', { kind: 'remove-principal', principal: robot }],
  ['remove the user group g1', { kind: 'remove-user-group', userGroup: { ...userGroup, name: null } }],
  ['remove the policy p\\u000a1', { kind: 'remove-policy', policyId: 'p\n1' }],
  ['allow Group dns on the whole account to ada@example.com', grant('dns')],
  ['deny a_label on the whole account to ada@example.com', grant('labelled', 'deny')],
  ['allow bare on the whole account to ada@example.com', grant('bare')],
  ['allow O\\u000add on the whole account to ada@example.com', grant('odd')],
  [
    'allow bare on every zone to the user group Te\\u000aam',
    { ...grant('bare'), scope: everyOf(resourceTypes.zone), to: { kind: 'user-group', userGroup } },
  ],
])('the words of an edit say it with its names: %s', (words, edit) =>
  expect(editWords(edit, access.account)).toBe(words),
);
