import type { PermissionGroup, Policy, Principal, PrincipalKey, UserGroup } from '@grantlens/snapshot';
import { type PolicyGrant, sha256 } from '@grantlens/snapshot/internal';

/** How a principal has a policy. */
export interface Way {
  readonly principal: Principal;
  readonly policy: Policy;
  /** `direct`, or `group` through `group`. A gap that could be in any group has `group` null. */
  readonly path: 'direct' | 'group';
  readonly group: UserGroup | null;
}

/** One row the engine believes: who, through what, what, where (see "grant" in the vocabulary). */
export interface Grant extends Way {
  readonly cell: PolicyGrant;
  /** Null where it could not be read. */
  readonly permissionGroup: PermissionGroup | null;
}

declare const brand: unique symbol;
/** `g-<12 hex>` or longer: the same grant has the same id in every snapshot of the account. */
export type GrantId = string & { readonly [brand]: 'Grant' };

/** The id of a grant, made of what it is and not of where it stands. */
export function grantId(grant: Grant): GrantId {
  const rest = restOf(grant);
  const { key } = grant.principal;
  if (rest.latest?.of === key) return rest.latest.id;
  const id = `g-${digestOf(key, rest.text).slice(0, 12)}` as GrantId;
  rest.latest = { of: key, id };
  return id;
}

/**
 * The id of a grant shared by everybody who has it: what a user group grants has one for all its members, and
 * what may be any member's one for all of them. What a principal holds itself has the id of the grant. It is
 * longer than that, `g-<16 hex>`: only accounts of millions of grants are reported by holder.
 */
export function sharedGrantId(grant: Grant): GrantId {
  const { holder } = grant.policy;
  switch (holder.kind) {
    case 'principal':
      return own();
    case 'user-group':
      return shared('user group');
    case 'possible':
      return holder.principal === null ? shared('any member') : own();
  }

  // Each is asked for once: what it is made of is not kept.
  function own(): GrantId {
    return `g-${digestOf(grant.principal.key, textOf(grant)).slice(0, 12)}` as GrantId;
  }

  function shared(who: string): GrantId {
    return `g-${digestOf(who, textOf(grant)).slice(0, 16)}` as GrantId;
  }
}

function digestOf(who: string, rest: string): string {
  return sha256(`[${JSON.stringify(who)},${rest}`);
}

interface Rest extends Pick<Grant, 'policy' | 'path' | 'group'> {
  readonly text: string;
  /** The id asked for last: the grants of one principal are asked for again at each place where they count. */
  latest: { readonly of: PrincipalKey; readonly id: GrantId } | null;
}

/** What the id of a grant is made of, but for who has it: the same for all members of a user group. */
const rests = new WeakMap<PolicyGrant, Rest>();

function restOf(grant: Omit<Grant, 'principal'>): Rest {
  const { policy, cell, path, group } = grant;
  const before = rests.get(cell);
  if (before?.policy === policy && before.path === path && before.group === group) return before;
  const rest: Rest = { policy, path, group, text: textOf(grant), latest: null };
  rests.set(cell, rest);
  return rest;
}

function textOf({ policy, cell, path, group }: Omit<Grant, 'principal'>): string {
  const { permissionGroup, resourceGroupId, objectKey, scope, gaps } = cell;
  const unseen = permissionGroup === null || scope === null ? gaps : [];
  const of = [path, group?.key, policy.id, policy.effect, permissionGroup, resourceGroupId, objectKey];
  return JSON.stringify([...of, scope?.key, ...unseen]).slice(1);
}

/** Whether two grants are one: the same cell of the same policy, through the same path. */
export function isSameGrant(a: Grant, b: Grant): boolean {
  return a.cell === b.cell && a.policy === b.policy && a.principal === b.principal && a.group === b.group;
}
