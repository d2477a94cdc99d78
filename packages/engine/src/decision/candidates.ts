import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { lookupIn, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { holds } from './holds.ts';
import type { AskedPermission } from './permission.ts';
import type { Resource } from './resource.ts';

/**
 * The policies that can bear on any of some permissions, on one resource or anywhere: all that do, and others
 * that do not. No others take part in a decision about these (S6 to S9).
 */
export function candidatePolicies(
  access: Access,
  asked: readonly AskedPermission[],
  resource?: Resource,
): readonly Policy[] {
  if (resource?.kind === 'foreign') return [];
  // What a permission group holds that could not be read nobody knows.
  const groups = new Set<PermissionGroupKey | null>([null]);
  for (const one of asked) for (const key of groupsHolding(access, one)) groups.add(key);
  return lookupIn(access.account).policiesGiving(groups, resource?.identity);
}

type Holding = Map<string | PermissionGroup, readonly PermissionGroupKey[]>;

const known = new WeakMap<Access, Holding>();

/** The permission groups that hold a permission, or may: of a large account there are thousands to look into. */
function groupsHolding(access: Access, asked: AskedPermission): readonly PermissionGroupKey[] {
  const name = asked.kind === 'atomic' ? asked.name : asked.group;
  const ofAccess: Holding = known.get(access) ?? new Map();
  known.set(access, ofAccess);
  const before = ofAccess.get(name);
  if (before !== undefined) return before;
  const found = [...access.account.permissionGroups].flatMap(([key, group]) =>
    holds(group, asked) === null ? [] : key,
  );
  ofAccess.set(name, found);
  return found;
}
