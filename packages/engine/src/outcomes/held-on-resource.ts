import type { PermissionGroup, Policy, Principal } from '@grantlens/snapshot';
import { type GapId, gapsOfCell, type PermissionGroupKey, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Way } from '../access/grant.ts';
import { withDoubt } from '../decision/bearing.ts';
import { type Bearing, decide } from '../decision/decide.ts';
import { holds } from '../decision/holds.ts';
import type { AskedPermission } from '../decision/permission.ts';
import { reaches } from '../decision/reaches.ts';
import { accountResource, type Resource } from '../decision/resource.ts';
import { preferred, type Verdict } from '../decision/verdict.ts';
import { openHolderCheck } from './holder-check.ts';

/** How a principal stands to some permissions on a resource: the verdict of the best of them. */
export interface HeldOnResource {
  readonly verdict: Verdict;
  /** Of `allowed`: which of the permissions are. */
  readonly permissions: readonly AskedPermission[];
  /** Of `allowed`: the ways that certainly allow. */
  readonly ways: readonly Way[];
  /** Whatever the verdict: the ways that allow, or may. */
  readonly allowing: readonly Way[];
  /** Of `unknown`: the gaps that took part. */
  readonly gaps: readonly GapId[];
}

/** How a policy bears on a permission on a resource. */
interface PolicyBearing extends Bearing {
  readonly gaps: readonly GapId[];
}

/** Returns a function that tells whether a principal holds any of some permissions on the account as such. */
export function openHeldOnAccount(
  access: Access,
  permissions: readonly AskedPermission[],
): (principal: Principal) => HeldOnResource {
  return openHeldOn(access, permissions, accountResource(access.account));
}

/**
 * Returns a function that tells whether a principal holds any of some permissions on a resource. It is the
 * relation of `can`, asked of everybody at once: policies are looked at once each and without writing out
 * their cells, which in a large account are millions.
 */
export function openHeldOn(
  access: Access,
  permissions: readonly AskedPermission[],
  resource: Resource,
): (principal: Principal) => HeldOnResource {
  const bearingsOf = permissions.map((permission) => openBearings(access, permission, resource));
  const { permissionGroups } = access.account;
  // For most policies the permission groups are enough to look at: few groups hold what is asked for.
  const without = new Set<PermissionGroupKey | null>();
  for (const group of permissionGroups.values())
    if (permissions.every((permission) => holds(group, permission) === null)) without.add(group.key);
  const bearsAnything = openHolderCheck(
    access,
    (policy) =>
      policy.permissionGroups.some(({ key }) => !without.has(key)) &&
      bearingsOf.some((one) => one(policy) !== null),
  );
  const decided = remembered((principal: Principal): HeldOnResource => {
    const ways = access.waysOf(principal);
    const asked = permissions.map((permission, at) => {
      const bearings = ways.flatMap((way) => {
        const bearing = bearingsOf[at]?.(way.policy) ?? null;
        return bearing === null ? [] : [{ way, ...bearing }];
      });
      return { permission, bearings, verdict: decide(bearings) };
    });
    const verdict = preferred(asked.map((answer) => answer.verdict));
    const deciding = asked.filter((answer) => answer.verdict === verdict);
    const bearings = deciding.flatMap((answer) => answer.bearings);
    const sure = bearings.filter(({ effect, certainty }) => effect === 'allow' && certainty === 'sure');
    const allowing = bearings.filter(({ effect }) => effect !== 'deny');
    return {
      verdict,
      permissions: verdict === 'allowed' ? deciding.map(({ permission }) => permission) : [],
      ways: verdict === 'allowed' ? [...new Set(sure.map(({ way }) => way))] : [],
      allowing: [...new Set(allowing.map(({ way }) => way))],
      gaps: verdict === 'unknown' ? [...new Set(bearings.flatMap(({ gaps }) => gaps))].sort() : [],
    };
  });
  return (principal) => (bearsAnything(principal) ? decided(principal) : notGranted);
}

const notGranted: HeldOnResource = {
  verdict: 'not-granted',
  permissions: [],
  ways: [],
  allowing: [],
  gaps: [],
};

function openBearings(
  { account: { permissionGroups } }: Access,
  permission: AskedPermission,
  resource: Resource,
): (policy: Policy) => PolicyBearing | null {
  const holdingOf = remembered((group: PermissionGroup) => holds(group, permission));
  return remembered((policy) => {
    let possible: readonly GapId[] | null = null;
    for (const granted of policy.permissionGroups) {
      const { key } = granted;
      const group = key === null ? null : (permissionGroups.get(key) ?? null);
      const holding = group === null ? null : holdingOf(group);
      if (group !== null && holding === null) continue;
      for (const { places } of policy.resourceGroups) {
        for (const place of places) {
          if (!reaches(place, group, resource)) continue;
          const doubts = withDoubt(gapsOfCell({ policy, granted, group, place }), holding);
          if (doubts.length === 0) return { effect: policy.effect, certainty: 'sure', gaps: [] };
          possible = [...(possible ?? []), ...doubts];
        }
      }
    }
    return possible === null ? null : { effect: policy.effect, certainty: 'maybe', gaps: possible };
  });
}
