import type { Access } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import type { UserGroup } from '@grantlens/snapshot';
import { managerOf } from '@grantlens/snapshot/internal';
import { permissionGroupRecord } from '../../output/records.ts';
import { groupWords } from '../../output/words.ts';
import type { Inventory } from './inventory.ts';

/** The user groups, with how many are in them and what their policies give. */
export const groups: Inventory = {
  words: ['user group', 'user groups'],
  columns: [
    { title: 'group' },
    { title: 'members' },
    { title: 'policies' },
    { title: 'gives' },
    { title: 'group id', wide: true },
    { title: 'managed by', wide: true },
  ],
  restsOn: ['userGroups', 'userGroupMembers'],
  rows: (access, terraform) =>
    [...access.account.userGroups]
      .sort((a, b) => ((a.name ?? a.key) < (b.name ?? b.key) ? -1 : 1))
      .map((group) => {
        const gives = permissionGroupsOf(group, access);
        const policies = access.policiesOf(group.key).length;
        const managedBy = managerOf(group, access.account, terraform);
        return {
          record: () => ({
            userGroup: { id: group.id, name: group.name ?? undefined },
            members: group.size,
            policies,
            managedBy,
            permissionGroups: gives.map(({ permissionGroup, effect }) => ({
              ...permissionGroupRecord(permissionGroup),
              access: effect,
            })),
          }),
          cells: [
            printable(group.name ?? group.key),
            String(group.size),
            String(policies),
            gives
              .map(({ permissionGroup, effect }) => givesCell(groupWords(permissionGroup), effect))
              .join('\n'),
            group.id ?? '',
            managedBy,
          ],
        };
      }),
};

function givesCell(name: string, effect: string): string {
  return effect === 'allow' ? name : `${name} (${effect})`;
}

/** Every permission group that a user group's policies name, once for each effect. */
function permissionGroupsOf(group: UserGroup, access: Access) {
  const found = access.policiesOf(group.key).flatMap((policy) =>
    policy.permissionGroups.flatMap((granted) => {
      const permissionGroup = access.groupOf({ permissionGroup: granted.key });
      return permissionGroup === null ? [] : [{ permissionGroup, effect: policy.effect }];
    }),
  );
  return [...new Map(found.map((one) => [`${one.effect} ${one.permissionGroup.key}`, one])).values()];
}
