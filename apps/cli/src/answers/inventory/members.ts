import {
  activityByArea,
  lastActivityCell,
  openActivity,
  openPrivileges,
  printable,
} from '@grantlens/engine/internal';
import type { Member } from '@grantlens/snapshot';
import { managerOf } from '@grantlens/snapshot/internal';
import { principalRecord } from '../../output/records.ts';
import { byAreaCell, byAreaRecord, lastActivityRecord } from '../last-activity.ts';
import { privilegeCell, privilegeRecords, privilegeWordsOf } from '../privileges.ts';
import { type Inventory, yesNo } from './inventory.ts';

/** The members, with whether they can act, their second factor, their groups and their privileges. */
export const members: Inventory = {
  words: ['member', 'members'],
  columns: [
    { title: 'member' },
    { title: 'name' },
    { title: 'standing' },
    { title: '2fa' },
    { title: 'privileged' },
    { title: 'privileges' },
    { title: 'groups' },
    { title: 'status', wide: true },
    { title: 'last recorded', wide: true },
    { title: 'member id', wide: true },
    { title: 'managed by', wide: true },
    { title: 'by area', wide: true },
  ],
  restsOn: ['members', 'userGroups', 'userGroupMembers'],
  rows: (access, terraform) => {
    const { principals, userGroups } = access.account;
    const groups = new Map(userGroups.map((group) => [group.key, group]));
    const privilegesOf = openPrivileges(access);
    const activity = openActivity(access.account);
    const all = principals.filter((one): one is Member => one.kind === 'member');
    return all.map((member) => {
      const privileges = privilegesOf(member);
      const managedBy = managerOf(member, access.account, terraform);
      const mine = member.groups.flatMap((key) => groups.get(key) ?? []);
      return {
        record: () => ({
          principal: principalRecord(member),
          standing: member.standing,
          status: member.status,
          lastActivity: lastActivityRecord(activity.last(member)),
          lastActivityByArea: byAreaRecord(activityByArea(activity, member)),
          twoFactor: member.twoFactor,
          privileges: privilegeRecords(privileges),
          managedBy,
          userGroups: mine.map(({ id, name }) => ({ id, name: name ?? undefined })),
        }),
        cells: [
          printable(member.email ?? member.key),
          printable(member.name ?? ''),
          member.standing,
          yesNo(member.twoFactor),
          privilegeCell(privileges),
          privilegeWordsOf(privileges).join('\n'),
          mine.map(({ name, key }) => printable(name ?? key)).join('\n'),
          printable(member.status ?? ''),
          lastActivityCell(activity.last(member)),
          member.id ?? '',
          managedBy,
          byAreaCell(activityByArea(activity, member)),
        ],
      };
    });
  },
};
