import { type Effect, type Gap, type GapId, gapId, invariant } from '@grantlens/snapshot';
import type { AskedPermission } from '../asked/permission.ts';
import type { Resource } from '../asked/resource.ts';
import type { AccessGraph } from '../graph/access-graph.ts';
import type { Grant } from '../graph/grant.ts';
import type { Bearing } from './decide.ts';
import { holds } from './holds.ts';
import { reaches } from './reaches.ts';
import type { Certainty } from './verdict.ts';

/** A grant that bears on a question, how surely, and what of it could not be seen. */
export interface BearingGrant extends Bearing {
  readonly grant: Grant;
  readonly effect: Effect;
  readonly certainty: Certainty;
  readonly gaps: readonly GapId[];
}

/** How a grant bears on a permission and a resource; null when it surely does not. */
export function bearingOf(
  grant: Grant,
  permission: AskedPermission,
  resource: Resource,
): BearingGrant | null {
  const { cell, permissionGroup, policy } = grant;
  if (!reaches(cell, permissionGroup, resource)) return null;
  const holding = permissionGroup === null ? null : holds(permissionGroup, permission);
  if (permissionGroup !== null && holding === null) return null;
  const doubt = holding?.doubt ?? null;
  const gaps = doubt === null ? cell.gaps : [...cell.gaps, gapId(`contents-incomplete:${doubt.key}`)];
  return { grant, effect: policy.effect, certainty: gaps.length === 0 ? 'sure' : 'maybe', gaps };
}

/** Every grant of a principal that bears on a permission and a resource. */
export function bearingsOn(
  grants: readonly Grant[],
  permission: AskedPermission,
  resource: Resource,
): readonly BearingGrant[] {
  return grants.map((grant) => bearingOf(grant, permission, resource)).filter((bearing) => bearing !== null);
}

/** The gaps that took part, each once, in order of id. */
export function gapsOf(bearings: readonly BearingGrant[], { account }: AccessGraph): readonly Gap[] {
  const ids = [...new Set(bearings.flatMap(({ gaps }) => gaps))].sort();
  return ids.map((id) => {
    const gap = account.gaps.get(id);
    invariant(gap !== undefined, `the gap ${id} is noted`);
    return gap;
  });
}
