import type { Principal, Scope } from '@grantlens/snapshot';
import {
  everyOf,
  lookupIn,
  type PolicyGrant,
  resourceTypes,
  wholeAccount,
} from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { openAmong } from '../access/among.ts';
import type { Grant, Way } from '../access/grant.ts';
import { mergeAssumptions } from '../decision/assumptions.ts';
import { candidatePolicies } from '../decision/candidates.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { AskedPermission, Permission } from '../decision/permission.ts';
import { type Decision, decideAmong, type Ruling } from '../decision/relation.ts';
import type { ManyResources } from '../decision/resource.ts';
import { typicalOf } from '../decision/typical-resource.ts';
import { deniedPermissions } from './denied-permissions.ts';
import { openDeniedTo } from './denied-to.ts';
import { type Lack, lacksAmong } from './lacks.ts';
import { openNamedPlaces } from './named-places.ts';
import { openPlaceCells, type PlaceCells } from './place-cells.ts';

/** One resource that a policy names, or whatever no policy names of a type or in the account, and the verdict there. */
export interface PlaceOutcome {
  readonly scope: Scope;
  readonly ruling: Ruling;
  /** Asked about a permission group: the single permissions of it that do not hold there, though the group does. */
  readonly lacks: readonly Lack[];
  /** How many zones of those asked about it is, or represents. */
  readonly zones: number;
}

/** A question about many resources, ready to be asked of many principals. */
export interface ByPlace {
  /** What is asked for, wherever it can differ, widest place first. Those who have the same policies share the list. */
  readonly placesOf: (principal: Principal) => readonly PlaceOutcome[];
  /** Everybody on whom anything bears; possibly others. What is asked is not granted to anybody else. */
  readonly principals: () => readonly Principal[];
  /** The decisions for a principal at its places, with the grants as that principal has them there. */
  readonly decisionsOf: (principal: Principal) => (place: PlaceOutcome) => Decision;
}

/**
 * Opens a question about many resources: decided once for all who have the same policies that bear on it, and once for
 * all resources of which these say the same.
 */
export function openByPlace(access: Access, permission: Permission, subject: ManyResources): ByPlace {
  const { account } = access;
  const asked = permission.kind === 'any' ? permission.of : [permission];
  const looked = [...asked, ...partsThatCount(access, permission)];
  const cellsOf = openPlaceCells(access, looked);
  const policies = candidatePolicies(access, looked).filter((policy) => !isEmpty(cellsOf(policy)));
  const { waysOf, classOf, principals } = openAmong(access, policies);
  const deniedTo = permission.kind === 'group' ? openDeniedTo(access, permission.group) : null;
  const zones = subject.kind === 'zones' ? subject.zones : account.zones;
  const zoneKeys = new Set<string>(zones.map(({ key }) => key));
  const isZone = (identity: string) => zoneKeys.has(identity);
  const isWanted = subject.kind === 'zones' ? isZone : () => true;
  const namedBy = openNamedPlaces(policies.map(cellsOf), { isWanted, isZone });
  const known = new Map<string, readonly PlaceOutcome[]>();
  return { placesOf, principals, decisionsOf };

  function placesOf(principal: Principal): readonly PlaceOutcome[] {
    const name = classOf(principal);
    const before = known.get(name);
    if (before !== undefined) return before;
    const outcomes = decide(principal, heldBy(principal));
    known.set(name, outcomes);
    return outcomes;
  }

  function heldBy(principal: Principal): readonly HeldCells[] {
    return waysOf(principal).map((way) => {
      const cells = cellsOf(way.policy);
      return { way, cells, wide: cells.wide.map((cell) => granted(way, cell)) };
    });
  }

  function decisionsOf(principal: Principal): (place: PlaceOutcome) => Decision {
    const held = heldBy(principal);
    return ({ scope }) => {
      const grants = grantsAt(held, scope);
      return { principal, ...decideAmong(access, grants, { permission, resource: typicalOf(scope) }) };
    };
  }

  function granted(way: Way, cell: PolicyGrant): Grant {
    const { principal, policy, path, group } = way;
    return { principal, policy, path, group, cell, permissionGroup: access.groupOf(cell) };
  }

  /** The grants that can reach what represents a scope; those on other resources cannot. */
  function grantsAt(held: readonly HeldCells[], scope: Scope): readonly Grant[] {
    const grants: Grant[] = [];
    for (const { way, cells, wide } of held) {
      for (const grant of wide) grants.push(grant);
      if (scope.kind !== 'resource') continue;
      for (const cell of cells.byResource.get(scope.resource) ?? []) grants.push(granted(way, cell));
    }
    return grants;
  }

  function decide(principal: Principal, held: readonly HeldCells[]): readonly PlaceOutcome[] {
    const named = namedBy(held.map(({ cells }) => cells));
    const rest = zones.length - named.filter((one) => one.isZone).length;
    const parts = deniedTo?.(principal) ?? [];
    const outcomeOn = (scope: Scope, count: number): PlaceOutcome => {
      const grants = grantsAt(held, scope);
      const resource = typicalOf(scope);
      const ruling = decideAmong(access, grants, { permission, resource });
      const lacking = lacksAmong(parts, {
        verdict: ruling.verdict,
        scope,
        decide: (name) => decideAmong(access, grants, { permission: { kind: 'atomic', name }, resource }),
      });
      const rests = [ruling, ...lacking.decisions];
      return { scope, ruling: joined(ruling, rests), lacks: lacking.lacks, zones: count };
    };
    const outcomes = widePlaces(held).map((scope) =>
      outcomeOn(scope, scope.kind === 'type' && scope.type === resourceTypes.zone ? rest : 0),
    );
    const known = new Map<number, PlaceOutcome>();
    for (const { scope, isZone, alike } of named) {
      const count = isZone ? 1 : 0;
      const same = known.get(alike);
      if (same === undefined) {
        const outcome = outcomeOn(scope, count);
        known.set(alike, outcome);
        outcomes.push(outcome);
      } else {
        const { ruling } = same;
        const lacks = same.lacks.length === 0 ? same.lacks : same.lacks.map((lack) => ({ ...lack, scope }));
        outcomes.push({ scope, ruling, lacks, zones: count });
      }
    }
    return outcomes;
  }

  function widePlaces(held: readonly HeldCells[]): readonly Scope[] {
    const zone = everyOf(resourceTypes.zone);
    if (subject.kind === 'zones') return [zone];
    const types = new Set([resourceTypes.zone, ...held.flatMap(({ cells }) => [...cells.types])]);
    return [wholeAccount(account.id), ...[...types].sort().map((type) => everyOf(type))];
  }
}

function isEmpty({ wide, byResource }: PlaceCells): boolean {
  return wide.length + byResource.size === 0;
}

interface HeldCells {
  readonly way: Way;
  readonly cells: PlaceCells;
  /** The grants that are not on one single resource. */
  readonly wide: readonly Grant[];
}

/** The single permissions of a permission group that somebody may be denied: they decide what is lacking in it. */
function partsThatCount(access: Access, permission: Permission): readonly AskedPermission[] {
  if (permission.kind !== 'group') return [];
  const denies = lookupIn(access.account).denyingPolicies();
  return deniedPermissions(access, denies, permission.group).map((name) => ({ kind: 'atomic', name }));
}

function joined(ruling: Ruling, rests: readonly Ruling[]): Ruling {
  if (rests.length === 1) return ruling;
  return {
    ...ruling,
    gaps: mergeGaps(rests.flatMap(({ gaps }) => gaps)),
    assumptions: mergeAssumptions(rests),
  };
}
