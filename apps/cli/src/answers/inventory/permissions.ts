import { holds, printable } from '@grantlens/engine/internal';
import { areaWords } from '@grantlens/snapshot/internal';
import { permissionRecord } from '../../output/records.ts';
import type { Inventory } from './inventory.ts';

/** The single permissions that exist in the account, with what they are about and how many roles hold each. */
export const permissions: Inventory = {
  words: ['permission', 'permissions'],
  columns: [{ title: 'permission' }, { title: 'about' }, { title: 'roles' }],
  restsOn: ['roles', 'permissionGroups', 'tokenPermissionGroups'],
  rows: ({ account }) => {
    const groups = [...account.permissionGroups.values()];
    return account.permissions.map((name) => {
      const permission = { kind: 'atomic', name } as const;
      const count = groups.filter((group) => holds(group, permission)?.certainty === 'sure').length;
      const about = aboutWords(name);
      return {
        record: () => ({ permission: permissionRecord(permission), about, permissionGroups: count }),
        cells: [printable(name), printable(about), String(count)],
      };
    });
  },
};

/** What a permission is about, in words: `edit DNS records`. */
export function aboutWords(name: string): string {
  const [area = name, verb = ''] = name.split(':');
  const words = Object.hasOwn(areaWords, area) ? areaWords[area] : undefined;
  return `${verb} ${words ?? area.replaceAll('_', ' ')}`.trim();
}
