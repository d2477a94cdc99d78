import { createHash } from 'node:crypto';
import type { PermissionGroup, Policy, PolicyGrant, Principal, UserGroup } from '@grantlens/snapshot';

/** One row the engine believes: who, by which path, what, where (see "grant" in the vocabulary). */
export interface Grant {
  readonly principal: Principal;
  readonly policy: Policy;
  readonly cell: PolicyGrant;
  /** `direct`, or `group` through `group`. A gap that could come by any group has `group` null. */
  readonly path: 'direct' | 'group';
  readonly group: UserGroup | null;
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
