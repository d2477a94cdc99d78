import type { Scope } from '../keys/scope.ts';
import type { GapId, PermissionGroupKey, PrincipalKey, UserGroupKey } from './ids.ts';

/** What a policy does; `either` where the API shows neither word (S2). */
export type Effect = 'allow' | 'deny' | 'either';

/**
 * To whom a policy gives its grants. `possible` is a gap's: a policy that may be somebody's, because who is in `group`
 * (null: in any group) could not be read (S12). A null `principal` means every member.
 */
export type Holder =
  | { readonly kind: 'principal'; readonly principal: PrincipalKey }
  | { readonly kind: 'user-group'; readonly group: UserGroupKey }
  | {
      readonly kind: 'possible';
      readonly principal: PrincipalKey | null;
      readonly group: UserGroupKey | null;
    };

/** The principal or the user group that holds a policy; null where it could not be seen. */
export function holderKey(holder: Holder): PrincipalKey | UserGroupKey | null {
  if (holder.kind === 'possible') return null;
  return holder.kind === 'principal' ? holder.principal : holder.group;
}

/** A permission group that a policy gives. */
export interface GrantedGroup {
  /** Null where it could not be read. */
  readonly key: PermissionGroupKey | null;
  /** That it could not be read, or that nothing says on what it acts (S7). */
  readonly gaps: readonly GapId[];
}

/** One place a policy reaches: a piece of a resource group. */
export interface Place {
  /** Null where it could not be read: it could be anything in the account. */
  readonly scope: Scope | null;
  /** The object's key as the API spells it; null where it has none. */
  readonly objectKey: string | null;
  readonly gaps: readonly GapId[];
}

/** The places of one resource group. Policies that say the same of a resource group share the list `places`. */
export interface ReachedGroup {
  readonly id: string | null;
  readonly name: string | null;
  readonly places: readonly Place[];
}

/**
 * `policy`: shown by the API; `role`: a role read as a policy (S3); `unseen`: policies that may exist and
 * were not seen, or a row of which nothing can be read (S12).
 */
export type PolicyKind = 'policy' | 'role' | 'unseen';

/** A policy gives each of its permission groups on each place it reaches (S2); `cellsOf` writes that out. */
export interface Policy {
  readonly kind: PolicyKind;
  /** Null for a role, for what was not seen, and for a policy that the API shows without an id. */
  readonly id: string | null;
  readonly holder: Holder;
  readonly effect: Effect;
  /** Whether `allow` is assumed because `access` is absent (S2). */
  readonly effectAssumed: boolean;
  /** What is in doubt of the policy as a whole. */
  readonly gaps: readonly GapId[];
  /** Each once, in a stable order. */
  readonly permissionGroups: readonly GrantedGroup[];
  /** In a stable order; no place twice under one id. */
  readonly resourceGroups: readonly ReachedGroup[];
  /** When it was made, as the API spells it; absent where it does not say, as of members and tokens. */
  readonly createdAt?: string;
}

/** One cell of a policy's cross product (S2): a permission group on one piece of a resource group. */
export interface PolicyGrant {
  /** Null where it could not be read. */
  readonly permissionGroup: PermissionGroupKey | null;
  /** Null where it could not be read: it could be anything in the account. */
  readonly scope: Scope | null;
  readonly resourceGroupId: string | null;
  readonly resourceGroupName: string | null;
  /** The object's key as the API spells it; null where it has none. */
  readonly objectKey: string | null;
  /** What could not be seen of this cell. */
  readonly gaps: readonly GapId[];
}
