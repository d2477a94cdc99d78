import type { Access } from '@grantlens/engine';
import { openChangedBy, principalWords, printable } from '@grantlens/engine/internal';
import type { UserGroup } from '@grantlens/snapshot';
import { lookupIn, managerOf, type TerraformManages } from '@grantlens/snapshot/internal';
import { principalRecord } from '../../output/records.ts';
import { changedByRecords, changedField } from '../changed-by.ts';
import { shownPolicies } from './policies.ts';
import type { Shown } from './shown.ts';

/** A user group with its members and policies. */
export function shownUserGroup(group: UserGroup, access: Access, terraform: TerraformManages): Shown {
  const managedBy = managerOf(group, access.account, terraform);
  const changed = openChangedBy(access.account).ofUserGroup(group);
  const members = lookupIn(access.account).membersOf(group.key);
  const { records, part } = shownPolicies(access.policiesOf(group.key), access);
  return {
    record: () => ({
      kind: 'group',
      userGroup: { id: group.id, name: group.name ?? undefined },
      managedBy,
      members: members.map((member) => ({ principal: principalRecord(member), standing: member.standing })),
      policies: records(),
      changedBy: changedByRecords(changed),
    }),
    words: printable(`user group ${group.name ?? group.key}`),
    fields: [
      ['id', group.id ?? ''],
      ['members', String(members.length)],
      ...changedField(changed, 'this group'),
      ['managed by', managedBy],
    ],
    parts: () => [
      {
        title: 'members',
        columns: ['member', 'standing'],
        rows: members.map((member) => [principalWords(member), member.standing]),
      },
      part(),
    ],
    restsOn: ['userGroups', 'userGroupMembers', 'members'],
  };
}
