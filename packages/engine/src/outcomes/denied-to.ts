import type { PermissionGroup, Principal } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { openAmong } from '../access/among.ts';
import type { Way } from '../access/grant.ts';
import { deniedPermissions } from './exceptions.ts';

/** The single permissions of a group that something denies to a principal somewhere, or may. */
export function deniedTo(access: Access, principal: Principal, group: PermissionGroup): readonly string[] {
  return deniedBy(
    access,
    access.waysOf(principal).filter(({ policy }) => policy.effect !== 'allow'),
    group,
  );
}

/** The same, ready to be asked of many: nearly nobody is denied anything, and many by the same policies. */
export function openDeniedTo(
  access: Access,
  group: PermissionGroup,
): (principal: Principal) => readonly string[] {
  const denies = openAmong(access, lookupIn(access.account).denyingPolicies());
  const known = new Map<string, readonly string[]>();
  return (principal) => {
    const name = denies.classOf(principal);
    if (name === '') return [];
    const before = known.get(name);
    if (before !== undefined) return before;
    const names = deniedBy(access, denies.waysOf(principal), group);
    known.set(name, names);
    return names;
  };
}

function deniedBy(
  { account, groupOf }: Access,
  denies: readonly Way[],
  group: PermissionGroup,
): readonly string[] {
  if (denies.length === 0) return [];
  const groups = denies.flatMap(({ policy }) =>
    policy.permissionGroups.map(({ key }) => groupOf({ permissionGroup: key })),
  );
  return deniedPermissions(group, groups, account.permissions);
}
