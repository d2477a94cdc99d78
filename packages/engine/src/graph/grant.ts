import { createHash } from 'node:crypto';
import type { PermissionGroup, Policy, PolicyGrant, Principal, UserGroup } from '@grantlens/snapshot';

/** By which way a principal comes to a policy. */
export interface Way {
  readonly principal: Principal;
  readonly policy: Policy;
  /** `direct`, or `group` through `group`. A gap that could come by any group has `group` null. */
  readonly path: 'direct' | 'group';
  readonly group: UserGroup | null;
}

/** One row the engine believes: who, by which way, what, where (see "grant" in the vocabulary). */
export interface Grant extends Way {
  readonly cell: PolicyGrant;
  /** Null where it could not be read. */
  readonly permissionGroup: PermissionGroup | null;
}

declare const brand: unique symbol;
/** `g-<12 hex>`: the same grant has the same id in every snapshot of the account. */
export type GrantId = string & { readonly [brand]: 'Grant' };

/** The id of a grant, made of what it is and not of where it stands. */
export function grantId({ principal, policy, cell, path, group }: Grant): GrantId {
  const { permissionGroup, resourceGroupId, objectKey, scope, gaps } = cell;
  const unseen = permissionGroup === null || scope === null ? gaps : [];
  const parts = [
    principal.key,
    path,
    group?.key,
    policy.id,
    policy.effect,
    permissionGroup,
    resourceGroupId,
    objectKey,
  ];
  const text = JSON.stringify([...parts, scope?.key, ...unseen]);
  return `g-${createHash('sha256').update(text).digest('hex').slice(0, 12)}` as GrantId;
}

/** Whether two grants are one: the same cell of the same policy, come by the same way. */
export function isSameGrant(a: Grant, b: Grant): boolean {
  return a.cell === b.cell && a.policy === b.policy && a.principal === b.principal && a.group === b.group;
}
