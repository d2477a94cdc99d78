import type { PermissionGroup, Policy, Principal } from '@grantlens/snapshot';
import { contentsGapId, type GapId, mismatchOf, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';
import type { Way } from '../../access/grant.ts';
import { type Bearing, decide } from '../../decision/decide.ts';
import { holds } from '../../decision/holds.ts';
import type { AskedPermission } from '../../decision/permission.ts';
import { reaches } from '../../decision/reaches.ts';
import { accountResource } from '../../decision/resource.ts';
import { preferred, type Verdict } from '../../decision/verdict.ts';
import { openHolderCheck } from './holder-check.ts';

/** How a principal stands to some permissions on the account as such: the verdict of the best of them. */
export interface HeldOnAccount {
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

/** How a policy bears on a permission on the account. */
interface PolicyBearing extends Bearing {
  readonly gaps: readonly GapId[];
}

/**
 * Opens the question whether principals hold any of some permissions on the account. It is the relation of `can`, asked
 * of everybody at once: policies are looked at once each and without writing out their cells, which in a large account
 * are millions.
 */
export function openHeldOnAccount(
  access: Access,
  permissions: readonly AskedPermission[],
): (principal: Principal) => HeldOnAccount {
  const bearingsOf = permissions.map((permission) => openBearings(access, permission));
  // Nearly nobody holds what is asked for here, and a user group is looked at once for all who are in it.
  const bearsAnything = openHolderCheck(access, (policy) => bearingsOf.some((one) => one(policy) !== null));
  return remembered((principal) => {
    if (!bearsAnything(principal)) return notGranted;
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
}

const notGranted: HeldOnAccount = {
  verdict: 'not-granted',
  permissions: [],
  ways: [],
  allowing: [],
  gaps: [],
};

function openBearings(access: Access, permission: AskedPermission): (policy: Policy) => PolicyBearing | null {
  const { permissionGroups } = access.account;
  const resource = accountResource(access.account);
  const holdingOf = remembered((group: PermissionGroup) => holds(group, permission));
  return remembered((policy) => {
    let possible: readonly GapId[] | null = null;
    for (const { key, gaps } of policy.permissionGroups) {
      const group = key === null ? null : (permissionGroups.get(key) ?? null);
      const holding = group === null ? null : holdingOf(group);
      if (group !== null && holding === null) continue;
      for (const { places } of policy.resourceGroups) {
        for (const place of places) {
          if (!reaches(place, group, resource)) continue;
          const mismatch = group === null ? null : mismatchOf(group, place.scope);
          const doubts = [
            ...policy.gaps,
            ...gaps,
            ...place.gaps,
            ...(mismatch === null ? [] : [mismatch]),
            ...(holding?.doubt ? [contentsGapId(holding.doubt.key)] : []),
          ];
          if (doubts.length === 0) return { effect: policy.effect, certainty: 'sure', gaps: [] };
          possible = [...(possible ?? []), ...doubts];
        }
      }
    }
    return possible === null ? null : { effect: policy.effect, certainty: 'maybe', gaps: possible };
  });
}
