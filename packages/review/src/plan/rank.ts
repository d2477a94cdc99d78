import type { Access, Grant, Resource } from '@grantlens/engine';
import {
  type AskedPermission,
  type Change,
  certaintyOf,
  decide,
  holds,
  isWithin,
  scopesOf,
  typicalOf,
} from '@grantlens/engine/internal';
import type { Principal, PrincipalKey, Scope } from '@grantlens/snapshot';
import { remembered, scopeIdentity } from '@grantlens/snapshot/internal';

/** How much a verdict is: `denied` is no less than `not-granted`. */
const ranks = { denied: 0, 'not-granted': 0, unknown: 1, allowed: 2 } as const;

/** Whether a change gives, takes, or does neither. */
export function directionOf({ before, after }: Pick<Change, 'before' | 'after'>): 'gain' | 'loss' | 'other' {
  const difference = ranks[after] - ranks[before];
  return difference > 0 ? 'gain' : difference < 0 ? 'loss' : 'other';
}

/** How much principals can do in an account. Who cannot act, or is not there, can do nothing. */
export type RankOf = (principal: PrincipalKey, permission: AskedPermission, resource: Resource) => number;

/** Opens the question how much principals can do. It is asked at many points: only the verdict is worked out. */
export function openRank(access: Access): RankOf {
  const principals = new Map(access.account.principals.map((principal) => [principal.key, principal]));
  const grantsOf = remembered((principal: Principal) => access.grantsOf(principal));
  const holdersOf = remembered((principal: Principal) => {
    const known = new Map<string, readonly Grant[]>();
    return (permission: AskedPermission): readonly Grant[] => {
      const text = permissionText(permission);
      const holders = known.get(text) ?? grantsOf(principal).filter((grant) => mayHold(grant, permission));
      known.set(text, holders);
      return holders;
    };
  });
  return (key, permission, resource) => {
    const principal = principals.get(key);
    if (principal === undefined || principal.standing === 'inactive') return 0;
    const bearings = holdersOf(principal)(permission).flatMap((grant) => {
      const certainty = certaintyOf(grant, permission, resource);
      return certainty === null ? [] : [{ effect: grant.policy.effect, certainty }];
    });
    return ranks[decide(bearings)];
  };
}

function mayHold({ permissionGroup }: Grant, permission: AskedPermission): boolean {
  return permissionGroup === null || holds(permissionGroup, permission) !== null;
}

/** A permission on a resource. */
export interface Point {
  readonly permission: AskedPermission;
  readonly resource: Resource;
}

/** Equal for points that are the same. */
export function pointText({ permission, resource }: Point): string {
  return `${resource.kind} ${resource.type} ${resource.identity} ${permissionText(permission)}`;
}

function permissionText(permission: AskedPermission): string {
  return permission.kind === 'atomic' ? `a ${permission.name}` : `g ${permission.group.key}`;
}

/** What a change says, in single permissions on single resources: each that any grant of the principal tells apart. */
export type PointsOf = (change: Change, principal: Principal) => readonly Point[];

/** Opens the question what changes say of an account before them. The places of a principal are looked up once. */
export function openPoints(before: Access): PointsOf {
  const placesOf = remembered((principal: Principal): readonly Scope[] => {
    const named = before
      .grantsOf(principal)
      .flatMap((grant) => [
        ...(grant.cell.scope === null ? [] : [grant.cell.scope]),
        ...scopesOf(grant, before.account),
      ]);
    return [...new Map(named.map((one) => [scopeIdentity(one), one])).values()];
  });
  return (change, principal) => {
    const resources = resourcesOf(change, placesOf(principal)).map(typicalOf);
    return permissionsOf(change).flatMap((permission) =>
      resources.map((resource) => ({ permission, resource })),
    );
  };
}

/** The permissions that a change is about. */
export function permissionsOf({ permission, permissionGroup }: Change): readonly AskedPermission[] {
  if (permission?.kind === 'atomic') return [permission];
  if (permission?.kind === 'others') return permission.of.map((name) => ({ kind: 'atomic', name }));
  if (permissionGroup === null) return [];
  const { contents } = permissionGroup;
  const listed = contents.kind === 'listed' ? [...contents.permissions] : [];
  return [
    { kind: 'group', group: permissionGroup },
    ...listed.map((name): AskedPermission => ({ kind: 'atomic', name })),
  ];
}

function resourcesOf({ scope, except }: Change, places: readonly Scope[]): readonly Scope[] {
  const identity = scopeIdentity(scope);
  const others = places.filter((one) => scopeIdentity(one) !== identity);
  return [scope, ...others].filter(
    (one) => isWithin(one, scope) && !except.some((excepted) => isWithin(one, excepted)),
  );
}
