import type { Access } from '@grantlens/engine';
import { openChangedBy, principalWords, printable } from '@grantlens/engine/internal';
import type { Principal, UserGroup } from '@grantlens/snapshot';
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
  const areDated = members.some((member) => joinedAt(member, group) !== undefined);
  const { records, part } = shownPolicies(access.policiesOf(group.key), access);
  return {
    record: () => ({
      kind: 'group',
      userGroup: { id: group.id, name: group.name ?? undefined },
      managedBy,
      members: members.map((member) => ({
        principal: principalRecord(member),
        standing: member.standing,
        joinedAt: joinedAt(member, group),
      })),
      policies: records(),
      made: group.made === undefined ? null : { at: group.made.at ?? null, by: null, application: null },
      changedBy: changedByRecords(changed),
    }),
    words: printable(`user group ${group.name ?? group.key}`),
    fields: [
      ['id', group.id ?? ''],
      ['members', String(members.length)],
      ...(group.made?.at === undefined
        ? []
        : [['made', printable(group.made.at)] satisfies readonly [string, string]]),
      ...changedField(changed, 'this group'),
      ['managed by', managedBy],
    ],
    parts: () => [
      {
        title: 'members',
        columns: ['member', 'standing', ...(areDated ? ['added'] : [])],
        rows: members.map((member) => [
          principalWords(member),
          member.standing,
          ...(areDated ? [printable(joinedAt(member, group) ?? 'not shown')] : []),
        ]),
      },
      part(),
    ],
    restsOn: ['userGroups', 'userGroupMembers', 'members'],
  };
}

/** When somebody was added to a group; undefined where that was not asked for. */
function joinedAt(principal: Principal, { key }: UserGroup): string | undefined {
  return principal.kind === 'member' ? principal.joined?.[key] : undefined;
}
