import type { Gap, Principal } from '@grantlens/snapshot';
import type { AskedPermission, Permission } from '../asked/permission.ts';
import type { Resource } from '../asked/resource.ts';
import { type BearingGrant, bearingsOn, gapsOf } from '../decision/bearing.ts';
import { decide } from '../decision/decide.ts';
import { type Evidence, evidenceOf, type NearMiss } from '../decision/evidence.ts';
import { holds } from '../decision/holds.ts';
import { reaches } from '../decision/reaches.ts';
import type { Verdict } from '../decision/verdict.ts';
import type { AccessGraph } from '../graph/access-graph.ts';
import type { Grant } from '../graph/grant.ts';

/** What an answer rests on though Cloudflare documents it nowhere. */
export const assumptions = ['deny-overrides', 'access-defaults-to-allow'] as const;
export type Assumption = (typeof assumptions)[number];

/** The one relation every question reads: principal × permission × resource → verdict, with what it rests on. */
export interface Decision {
  readonly principal: Principal;
  readonly verdict: Verdict;
  /** The grants that bear on it, sure and maybe. */
  readonly bearings: readonly BearingGrant[];
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
}

/** Of several permissions any will do: the best verdict is the answer. */
const preference: readonly Verdict[] = ['allowed', 'unknown', 'denied', 'not-granted'];

/** Decides for one principal. */
export function relate(
  access: AccessGraph,
  principal: Principal,
  permission: Permission,
  resource: Resource,
): Decision {
  const grants = access.grantsOf(principal);
  if (permission.kind !== 'any') return relateOne(access, principal, grants, permission, resource);
  const decisions = permission.of.map((one) => relateOne(access, principal, grants, one, resource));
  const verdict =
    preference.find((verdict) => decisions.some((decision) => decision.verdict === verdict)) ?? 'not-granted';
  const deciding = decisions.filter((decision) => decision.verdict === verdict);
  const bearings = mostSure(deciding.flatMap((decision) => decision.bearings));
  return {
    principal,
    verdict,
    bearings,
    gaps: gapsOf(
      deciding.flatMap((decision) => decision.bearings),
      access,
    ),
    assumptions: assumptions.filter((one) =>
      decisions.some((decision) => decision.assumptions.includes(one)),
    ),
  };
}

function relateOne(
  access: AccessGraph,
  principal: Principal,
  grants: readonly Grant[],
  permission: AskedPermission,
  resource: Resource,
): Decision {
  const bearings = bearingsOn(grants, permission, resource);
  return {
    principal,
    verdict: decide(bearings),
    bearings,
    gaps: gapsOf(bearings, access),
    assumptions: assumptionsOf(bearings),
  };
}

function assumptionsOf(bearings: readonly BearingGrant[]): readonly Assumption[] {
  const rests: Readonly<Record<Assumption, boolean>> = {
    'deny-overrides': bearings.some(({ effect }) => effect === 'deny'),
    'access-defaults-to-allow': bearings.some(({ grant }) => grant.policy.effectAssumed),
  };
  return assumptions.filter((one) => rests[one]);
}

/** A grant may bear surely on one of several permissions and maybe on another: the sure one counts. */
function mostSure(bearings: readonly BearingGrant[]): readonly BearingGrant[] {
  const best = new Map<Grant, BearingGrant>();
  for (const bearing of bearings) {
    if (bearing.certainty === 'sure' || !best.has(bearing.grant)) best.set(bearing.grant, bearing);
  }
  return [...best.values()];
}

/** The evidence of a decision (S15). */
export function explain(
  access: AccessGraph,
  decision: Decision,
  permission: Permission,
  resource: Resource,
): Evidence {
  return evidenceOf(decision.verdict, decision.bearings, () =>
    access.grantsOf(decision.principal).flatMap((grant) => {
      const kind = nearMiss(grant, permission, resource);
      return kind === null ? [] : [{ grant, kind }];
    }),
  );
}

function nearMiss(grant: Grant, permission: Permission, resource: Resource): NearMiss['kind'] | null {
  const { permissionGroup, policy, cell } = grant;
  if (policy.effect !== 'allow' || permissionGroup === null) return null;
  const asked = permission.kind === 'any' ? permission.of : [permission];
  if (asked.some((one) => holds(permissionGroup, one)?.certainty === 'sure')) return 'permission-elsewhere';
  return reaches(cell, permissionGroup, resource) ? 'resource-without-permission' : null;
}
