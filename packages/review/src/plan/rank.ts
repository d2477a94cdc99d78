import type { Access, Resource } from '@grantlens/engine';
import {
  type AskedPermission,
  type Change,
  isWithin,
  relation,
  scopesOf,
  typicalOf,
} from '@grantlens/engine/internal';
import type { Principal, PrincipalKey, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';

/** How much a verdict is: `denied` is no less than `not-granted`. */
const ranks = { denied: 0, 'not-granted': 0, unknown: 1, allowed: 2 } as const;

/** Whether a change gives, takes, or does neither. */
export function directionOf({ before, after }: Pick<Change, 'before' | 'after'>): 'gain' | 'loss' | 'other' {
  const difference = ranks[after] - ranks[before];
  return difference > 0 ? 'gain' : difference < 0 ? 'loss' : 'other';
}

/** How much principals can do in an account. Who cannot act, or is not there, can do nothing. */
export type RankOf = (principal: PrincipalKey, permission: AskedPermission, resource: Resource) => number;

/** Opens the question how much principals can do. */
export function openRank(access: Access): RankOf {
  const principals = new Map(access.account.principals.map((principal) => [principal.key, principal]));
  const relations = new Map<string, ReturnType<typeof relation>>();
  return (key, permission, resource) => {
    const principal = principals.get(key);
    if (principal === undefined || principal.standing === 'inactive') return 0;
    const asked = permission.kind === 'atomic' ? `a ${permission.name}` : `g ${permission.group.key}`;
    const text = `${resource.kind} ${resource.type} ${resource.identity} ${asked}`;
    const known = relations.get(text) ?? relation(access, permission, resource);
    relations.set(text, known);
    return ranks[known(principal).verdict];
  };
}

/** A permission on a resource. */
export interface Point {
  readonly permission: AskedPermission;
  readonly resource: Resource;
}

/** What a change says, in single permissions on single resources: each that any grant of the principal tells apart. */
export function pointsOf(change: Change, principal: Principal, before: Access): readonly Point[] {
  const resources = resourcesOf(change, principal, before).map(typicalOf);
  return permissionsOf(change).flatMap((permission) =>
    resources.map((resource) => ({ permission, resource })),
  );
}

function permissionsOf({ permission, permissionGroup }: Change): readonly AskedPermission[] {
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

function resourcesOf({ scope, except }: Change, principal: Principal, before: Access): readonly Scope[] {
  const named = before
    .grantsOf(principal)
    .flatMap((grant) => [
      ...(grant.cell.scope === null ? [] : [grant.cell.scope]),
      ...scopesOf(grant, before.account),
    ]);
  const all = new Map([scope, ...named].map((one) => [scopeIdentity(one), one]));
  return [...all.values()].filter(
    (one) => isWithin(one, scope) && !except.some((excepted) => isWithin(one, excepted)),
  );
}
