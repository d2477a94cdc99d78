import { printable } from '@grantlens/engine/internal';
import type { Contents, PermissionGroup } from '@grantlens/snapshot';
import { permissionGroupRecord } from '../../output/records.ts';
import { groupWords } from '../../output/words.ts';
import { contentsSummary, typeWords } from '../permission-group.ts';
import { holdersByGroup } from '../permission-group-holders.ts';
import type { Inventory } from './inventory.ts';

/** The permission groups: roles of members, and those of tokens. */
export const roles: Inventory = {
  words: ['role', 'roles'],
  columns: [
    { title: 'role' },
    { title: 'for' },
    { title: 'on' },
    { title: 'holds' },
    { title: 'policies' },
    { title: 'label', wide: true },
    { title: 'role id', wide: true },
  ],
  restsOn: ['roles', 'permissionGroups', 'tokenPermissionGroups'],
  rows: (access) => {
    const policiesOf = holdersByGroup(access.account);
    return [...access.account.permissionGroups.values()].sort(byName).map((group) => {
      const policies = policiesOf.get(group.key)?.length ?? 0;
      return {
        record: () => ({
          permissionGroup: permissionGroupRecord(group),
          for: group.side,
          types: group.types === null ? null : [...group.types].sort(),
          contents: { kind: group.contents.kind, permissions: countOf(group.contents) },
          policies,
        }),
        cells: [
          groupWords(group),
          `${group.side}s`,
          typeWords(group).join('\n'),
          contentsSummary(group),
          String(policies),
          printable(group.label ?? ''),
          group.id ?? '',
        ],
      };
    });
  },
};

function countOf(contents: Contents): number | null {
  return contents.kind === 'listed' ? contents.permissions.size : null;
}

function byName(a: PermissionGroup, b: PermissionGroup): number {
  const [one, other] = [groupWords(a), groupWords(b)];
  return one === other ? (a.key < b.key ? -1 : 1) : one < other ? -1 : 1;
}
