import type { Gap, UserGroup } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import type { Cause, NamedPolicy } from '../changes/cause.ts';
import { groupOf, groupRow, openAccount } from '../raw-account.fixture.ts';
import { causeWords } from './causes.ts';

const access = openAccount({
  permissionGroups: [
    groupRow('dns', []),
    { id: 'labelled', meta: { label: 'a_label' } },
    { id: 'bare' },
    { id: 'odd', name: 'O\ndd' },
  ],
});
const [dns, labelled, bare, odd] = ['dns', 'labelled', 'bare', 'odd'].map((id) => groupOf(access, id)) as [
  ReturnType<typeof groupOf>,
  ReturnType<typeof groupOf>,
  ReturnType<typeof groupOf>,
  ReturnType<typeof groupOf>,
];
const userGroup = { key: 'g1', id: 'g1', name: 'Te\nam', size: 1 } as UserGroup;
const nameless = { ...userGroup, name: null };
const gap = { id: 'forbidden:roles', collection: 'roles', cause: 'forbidden', clouds: 'wh\nat' } as Gap;
const policy: NamedPolicy = { id: 'p\n1', effect: 'allow', permissionGroups: [dns], userGroup: null };
const noId = { ...policy, id: null };
const given = { ...policy, userGroup };

test.each<[string, Cause]>([
  ['joined the account', { kind: 'principal-added' }],
  ['left the account', { kind: 'principal-removed' }],
  ['joined the user group Te\\u000aam', { kind: 'joined-user-group', userGroup }],
  ['joined the user group g1', { kind: 'joined-user-group', userGroup: nameless }],
  ['left the user group Te\\u000aam', { kind: 'left-user-group', userGroup }],
  ['the user group Te\\u000aam was added', { kind: 'user-group-added', userGroup }],
  ['the user group Te\\u000aam was removed', { kind: 'user-group-removed', userGroup }],
  ['policy p\\u000a1 was added', { kind: 'policy-added', policy }],
  ['policy p\\u000a1 was added to the user group Te\\u000aam', { kind: 'policy-added', policy: given }],
  ['policy p\\u000a1 was removed', { kind: 'policy-removed', policy }],
  ['policy p\\u000a1 was removed from the user group Te\\u000aam', { kind: 'policy-removed', policy: given }],
  ['a policy without an id that allows Group dns was added', { kind: 'policy-added', policy: noId }],
  [
    'a policy without an id that denies Group dns, a_label, bare was added',
    {
      kind: 'policy-added',
      policy: { ...noId, effect: 'deny', permissionGroups: [dns, labelled, bare] },
    },
  ],
  [
    'a policy without an id that allows or denies O\\u000add was removed from the user group g1',
    {
      kind: 'policy-removed',
      policy: { ...noId, effect: 'either', permissionGroups: [odd], userGroup: nameless },
    },
  ],
  [
    'a policy without an id that allows what cannot be read was removed',
    { kind: 'policy-removed', policy: { ...noId, permissionGroups: [] } },
  ],
  [
    'policy p\\u000a1 was changed: allow or deny, its permission groups, its resource groups',
    { kind: 'policy-changed', policy, what: ['access', 'permission-groups', 'resource-groups'] },
  ],
  [
    'policy p\\u000a1 of the user group Te\\u000aam was changed: its permission groups',
    { kind: 'policy-changed', policy: given, what: ['permission-groups'] },
  ],
  [
    'the scope of the resource group O\\u000ane was changed',
    { kind: 'resource-group-changed', resourceGroup: { id: 'r1', name: 'O\nne' } },
  ],
  [
    'the scope of the resource group r1 was changed',
    { kind: 'resource-group-changed', resourceGroup: { id: 'r1', name: null } },
  ],
  [
    'the contents of the permission group Group dns changed',
    { kind: 'permission-group-changed', permissionGroup: dns, what: ['contents'] },
  ],
  [
    'the contents and the type of the permission group a_label changed',
    { kind: 'permission-group-changed', permissionGroup: labelled, what: ['contents', 'type'] },
  ],
  [
    'the type of the permission group bare changed',
    { kind: 'permission-group-changed', permissionGroup: bare, what: ['type'] },
  ],
  [
    'the type of the permission group O\\u000add changed',
    { kind: 'permission-group-changed', permissionGroup: odd, what: ['type'] },
  ],
  ['it can no longer be seen: wh\\u000aat', { kind: 'gap-opened', gap }],
  ['it can now be seen: wh\\u000aat', { kind: 'gap-closed', gap }],
])('the words of a cause say it with its names: %s', (words, cause) => expect(causeWords(cause)).toBe(words));
