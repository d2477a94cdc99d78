import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { holds } from '../decision/holds.ts';

/**
 * The single permissions of a permission group that some policies deny, or may: those that their groups contain, and
 * everything that the group itself contains where the contents of a denied group are not complete. In order of name.
 */
export function deniedPermissions(
  { account, groupOf }: Pick<Access, 'account' | 'groupOf'>,
  denies: Iterable<Policy>,
  group: PermissionGroup,
): readonly string[] {
  const denied = new Set<PermissionGroup | null>();
  for (const { permissionGroups } of denies)
    for (const { key } of permissionGroups) denied.add(groupOf({ permissionGroup: key }));
  const everything = () =>
    group.contents.kind === 'listed' ? group.contents.permissions : account.permissions;
  const names = new Set<string>();
  for (const other of denied) {
    const listed = other?.contents.kind === 'listed' ? other.contents : null;
    if (listed?.complete !== true) for (const name of everything()) names.add(name);
    for (const name of listed?.permissions ?? []) names.add(name);
  }
  return [...names].filter((name) => holds(group, { kind: 'atomic', name })?.certainty === 'sure').sort();
}
