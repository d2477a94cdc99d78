import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { lookupIn, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { holds } from './holds.ts';
import type { AskedPermission } from './permission.ts';
import type { Resource } from './resource.ts';
import type { Certainty } from './verdict.ts';

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
  for (const one of asked) for (const key of groupsHolding(access, one).keys()) groups.add(key);
  return lookupIn(access.account).policiesGiving(groups, resource?.identity);
}

/**
 * The permission groups that hold any of some permissions, or may, each with how sure it is of every one of these. Null is
 * what could not be read: what is in doubt of it is in doubt of its policies.
 */
export function holdingGroups(
  access: Access,
  asked: readonly AskedPermission[],
): ReadonlyMap<PermissionGroupKey | null, readonly (Certainty | null)[]> {
  const each = asked.map((one) => groupsHolding(access, one));
  const found = new Map<PermissionGroupKey | null, readonly (Certainty | null)[]>();
  // There are thousands of groups, and few ways to hold what is asked.
  const alike = new Map<string, readonly (Certainty | null)[]>();
  for (const key of new Set(each.flatMap((one) => [...one.keys()]))) {
    const holding = each.map((one) => one.get(key) ?? null);
    const text = holding.join();
    const same = alike.get(text) ?? holding;
    alike.set(text, same);
    found.set(key, same);
  }
  return found.set(
    null,
    asked.map(() => 'sure'),
  );
}

type Holding = ReadonlyMap<PermissionGroupKey, Certainty>;

const known = new WeakMap<Access, Map<string | PermissionGroup, Holding>>();

/** The permission groups that hold a permission, or may: of a large account there are thousands to look into. */
function groupsHolding(access: Access, asked: AskedPermission): Holding {
  const name = asked.kind === 'atomic' ? asked.name : asked.group;
  const ofAccess = known.get(access) ?? new Map<string | PermissionGroup, Holding>();
  known.set(access, ofAccess);
  const before = ofAccess.get(name);
  if (before !== undefined) return before;
  const found = new Map<PermissionGroupKey, Certainty>();
  for (const [key, group] of access.account.permissionGroups) {
    const holding = holds(group, asked);
    if (holding !== null) found.set(key, holding.certainty);
  }
  ofAccess.set(name, found);
  return found;
}
