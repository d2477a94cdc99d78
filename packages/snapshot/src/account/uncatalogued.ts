import type { Account } from './account.ts';
import { type PermissionGroup, permissionGroupName } from './permission-group.ts';

/**
 * The permission groups of which nothing says what they contain: not the API, no role's map, no catalogue (S8). Every
 * atomic permission is a "maybe" of theirs (S9) until a catalogue has an entry for them. Members' groups first, each
 * side by name.
 */
export function uncatalogued({
  permissionGroups,
}: Pick<Account, 'permissionGroups'>): readonly PermissionGroup[] {
  const order = (group: PermissionGroup) =>
    JSON.stringify([group.side, permissionGroupName(group), group.key]);
  return [...permissionGroups.values()]
    .filter(({ source }) => source === 'none')
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
