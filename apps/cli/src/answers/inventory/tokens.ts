import type { Access } from '@grantlens/engine';
import {
  activityByArea,
  lastActivityCell,
  openActivity,
  openPrivileges,
  printable,
} from '@grantlens/engine/internal';
import type { PermissionGroup, Token } from '@grantlens/snapshot';
import { managerOf } from '@grantlens/snapshot/internal';
import { permissionGroupRecord, principalRecord } from '../../output/records.ts';
import { groupWords } from '../../output/words.ts';
import { byAreaCell, byAreaRecord, lastActivityRecord } from '../last-activity.ts';
import { privilegeCell, privilegeRecords } from '../privileges.ts';
import { addressesRecord, addressWords } from '../token-conditions.ts';
import type { Inventory } from './inventory.ts';

/** The account-owned API tokens, with whether they can act, from where and until when, and what they give. */
export const tokens: Inventory = {
  words: ['token', 'tokens'],
  columns: [
    { title: 'token' },
    { title: 'standing' },
    { title: 'status' },
    { title: 'expires' },
    { title: 'last used' },
    { title: 'from' },
    { title: 'privileged' },
    { title: 'gives' },
    { title: 'last recorded', wide: true },
    { title: 'token id', wide: true },
    { title: 'managed by', wide: true },
    { title: 'by area', wide: true },
  ],
  restsOn: ['accountTokens'],
  rows: (access, terraform) => {
    const privilegesOf = openPrivileges(access);
    const activity = openActivity(access.account);
    const all = access.account.principals.filter((one): one is Token => one.kind === 'token');
    return all.map((token) => {
      const privileges = privilegesOf(token);
      const managedBy = managerOf(token, access.account, terraform);
      const gives = permissionGroupsOf(token, access);
      return {
        record: () => ({
          principal: principalRecord(token),
          standing: token.standing,
          status: token.status,
          lastActivity: lastActivityRecord(activity.last(token)),
          lastActivityByArea: byAreaRecord(activityByArea(activity, token)),
          notBefore: token.notBefore,
          expiresOn: token.expiresOn,
          lastUsedOn: token.lastUsedOn,
          addresses: addressesRecord(token),
          privileges: privilegeRecords(privileges),
          managedBy,
          permissionGroups: gives.map(permissionGroupRecord),
        }),
        cells: [
          printable(token.name ?? token.key),
          token.standing,
          printable(token.status ?? ''),
          printable(token.expiresOn ?? 'never'),
          printable(token.lastUsedOn ?? ''),
          addressWords(token).join('\n'),
          privilegeCell(privileges),
          gives.map(groupWords).join('\n'),
          lastActivityCell(activity.last(token)),
          token.id ?? '',
          managedBy,
          byAreaCell(activityByArea(activity, token)),
        ],
      };
    });
  },
};

function permissionGroupsOf(token: Token, access: Access): readonly PermissionGroup[] {
  const found = access.grantsOf(token).flatMap(({ permissionGroup }) => permissionGroup ?? []);
  return [...new Map(found.map((group) => [group.key, group])).values()];
}
