import type { Effect, PermissionGroup, Policy, Principal, Scope, UserGroup } from '@grantlens/snapshot';
import { type PolicyGrant, scopeIdentity, sha256 } from '@grantlens/snapshot/internal';

/** What one edit can take away: see `Unit`. */
export const unitKinds = ['account', 'membership', 'direct', 'handout', 'token'] as const;

/**
 * `account`: a member is in the account at all. `membership`: a member is in a user group. `direct`: a
 * permission group on one resource, from a policy of a member's or token's own. `handout`: the same, from a
 * policy of a user group. `token`: an account-owned token exists at all.
 */
export type UnitKind = (typeof unitKinds)[number];

declare const brand: unique symbol;
/** `u-<20 hex>`: the same unit has the same id in every snapshot of the account. */
export type UnitId = string & { readonly [brand]: 'Unit' };

/** A cell of a policy that a unit is made of. */
export interface UnitSource {
  readonly policy: Policy;
  readonly cell: PolicyGrant;
}

/** One thing that one edit can take away: what people decide about in a review. */
export interface Unit {
  readonly id: UnitId;
  readonly kind: UnitKind;
  /** Revoking a unit that denies gives access. */
  readonly access: Effect;
  /** Null of a `handout`. */
  readonly principal: Principal | null;
  /** Null where no user group plays a part. */
  readonly group: UserGroup | null;
  /** Of a `direct` unit or a `handout`; null of the others. */
  readonly permissionGroup: PermissionGroup | null;
  /** Null also where the scope could not be read: then `resourceGroupId` names the place. */
  readonly scope: Scope | null;
  readonly resourceGroupId: string | null;
  /** Every cell that says it: two policies that give the same thing are one unit with two sources. */
  readonly sources: readonly UnitSource[];
  readonly privileged: 'yes' | 'no' | 'unknown';
  /** How many entitlements rest on it: one for each principal, way and cell. */
  readonly carries: number;
}

/** The id of the unit of a member in the account, or of a token. */
export function principalUnitId({ kind, id, key }: Principal): UnitId {
  return unitId([kind === 'member' ? 'account' : 'token', kind, id ?? key, null, null, null, 'allow']);
}

/** The id of the unit of a member in a user group. */
export function membershipUnitId({ kind, id, key }: Principal, group: UserGroup['key']): UnitId {
  return unitId(['membership', kind, id ?? key, group, null, null, 'allow']);
}

/** Who has a policy: a principal itself, or a user group. */
export type UnitHolder =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | { readonly kind: 'user-group'; readonly group: UserGroup['key'] };

/** The id of the unit that a cell of a holder's policy belongs to; null where the cell names no permission group. */
export function cellUnitId(
  holder: UnitHolder,
  effect: Effect,
  cell: Pick<PolicyGrant, 'permissionGroup' | 'scope' | 'resourceGroupId'>,
): UnitId | null {
  const { permissionGroup, scope, resourceGroupId } = cell;
  if (permissionGroup === null) return null;
  const place = scope === null ? resourceGroupId : scopeIdentity(scope);
  if (holder.kind === 'user-group')
    return unitId(['handout', 'user-group', holder.group, null, permissionGroup, place, effect]);
  const { kind, id, key } = holder.principal;
  return unitId(['direct', kind, id ?? key, null, permissionGroup, place, effect]);
}

type IdParts = readonly [
  kind: UnitKind,
  holderKind: 'member' | 'token' | 'user-group',
  holder: string,
  group: string | null,
  permissionGroup: string | null,
  place: string | null,
  access: Effect,
];

// For a list of texts and nulls JSON.stringify writes what RFC 8785 asks for.
function unitId(parts: IdParts): UnitId {
  return `u-${sha256(JSON.stringify(parts)).slice(0, 20)}` as UnitId;
}
