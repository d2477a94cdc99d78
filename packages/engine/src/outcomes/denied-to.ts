import type { PermissionGroup, Principal } from '@grantlens/snapshot';
import { lookupIn, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { openAmong } from '../access/among.ts';
import { deniedPermissions } from './denied-permissions.ts';

/** The single permissions of permission groups that something denies to a principal somewhere, or may. */
export function deniedTo(
  access: Access,
  principal: Principal,
): (group: PermissionGroup) => readonly string[] {
  const policies = access.waysOf(principal).map(({ policy }) => policy);
  const denies = policies.filter(({ effect }) => effect !== 'allow');
  return remembered((group: PermissionGroup) => deniedPermissions(access, denies, group));
}

/** The same of one permission group, ready to be asked of many: nearly nobody is denied anything, and many by the same policies. */
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
    const policies = denies.waysOf(principal).map(({ policy }) => policy);
    const names = deniedPermissions(access, policies, group);
    known.set(name, names);
    return names;
  };
}
