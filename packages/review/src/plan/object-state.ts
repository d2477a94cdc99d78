import type { JsonObject, JsonValue } from '@grantlens/snapshot/internal';

/** A policy of a member or user group without ids, dates and names of its own. */
export interface PolicyState {
  readonly access: 'allow' | 'deny';
  /** Ids. */
  readonly permissionGroups: readonly string[];
  /** The scope, or the id of the resource group where its scope is not shown. */
  readonly resourceGroups: readonly ResourceGroupState[];
}

/** What a policy is about: a scope with the keys of its objects, or an id that says no more. */
export type ResourceGroupState =
  | { readonly scope: string; readonly objects: readonly string[] }
  | { readonly id: string };

/** A policy of a token. */
export interface TokenPolicyState {
  readonly effect: 'allow' | 'deny';
  readonly permissionGroups: readonly string[];
  readonly resources: JsonObject;
}

/** A member by its policies. */
export interface MemberState {
  readonly kind: 'member';
  readonly status: string | null;
  readonly policies: readonly PolicyState[];
}

/** A member of whom the API shows roles alone. */
export interface MemberRolesState {
  readonly kind: 'member-roles';
  readonly status: string | null;
  /** Ids. */
  readonly roles: readonly string[];
}

/** A user group. */
export interface GroupState {
  readonly kind: 'group';
  readonly policies: readonly PolicyState[];
}

/** A token: all that a write replaces. */
export interface TokenState {
  readonly kind: 'token';
  readonly name: string | null;
  readonly status: string | null;
  readonly policies: readonly TokenPolicyState[];
  readonly condition: JsonValue;
  readonly expiresOn: string | null;
  readonly notBefore: string | null;
}

/** Whether a member, membership or token is there at all. */
export interface PresenceState {
  readonly kind: 'presence';
  readonly present: boolean;
}

/** What a step would write of an object, and nothing else. In every list the order means nothing. */
export type ObjectState = MemberState | MemberRolesState | GroupState | TokenState | PresenceState;
