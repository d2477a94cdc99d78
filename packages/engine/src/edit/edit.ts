import type {
  Member,
  PermissionGroup,
  Policy,
  Principal,
  Scope,
  Token,
  UserGroup,
} from '@grantlens/snapshot';

/** To whom a policy is given. */
export type Grantee =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | { readonly kind: 'user-group'; readonly userGroup: UserGroup };

/** A part of a policy that can be taken out of it; the policy keeps its other parts. */
export type PolicyContent =
  | { readonly kind: 'permission-group'; readonly permissionGroup: PermissionGroup }
  | { readonly kind: 'resource-group'; readonly id: string; readonly name: string | null }
  | { readonly kind: 'scope'; readonly scope: Scope };

/** What something is taken from: what a principal itself or a user group gives, or what a policy gives. */
export type TakenFrom = Grantee | { readonly kind: 'policy'; readonly policyId: string };

/** One thing that could be done to an account. */
export type Edit =
  /** A member who was not in the account, in the user groups that the member's row names. */
  | { readonly kind: 'add-member'; readonly principal: Member }
  /** A user group that was not in the account, with nobody in it and no policies. */
  | { readonly kind: 'add-user-group'; readonly userGroup: UserGroup }
  /** A pending member becomes an active one. */
  | { readonly kind: 'accept-invitation'; readonly principal: Member }
  /** Everybody who is pending becomes active. */
  | { readonly kind: 'accept-invitations'; readonly principals: readonly Member[] }
  | {
      readonly kind: 'add-to-user-group' | 'remove-from-user-group';
      readonly principal: Member;
      readonly userGroup: UserGroup;
    }
  | { readonly kind: 'remove-principal'; readonly principal: Principal }
  | { readonly kind: 'remove-user-group'; readonly userGroup: UserGroup }
  /** From everyone who holds it. */
  | { readonly kind: 'remove-policy'; readonly policyId: string }
  /** For everyone who holds the policy. */
  | { readonly kind: 'remove-from-policy'; readonly policyId: string; readonly content: PolicyContent }
  /**
   * A permission group is taken out of what allows it there, on one scope that is named or on all of them; a policy keeps
   * its other permission groups, and this one on other scopes.
   */
  | {
      readonly kind: 'take-permission-group';
      readonly from: TakenFrom;
      readonly permissionGroup: PermissionGroup;
      /** Null: wherever it is given. */
      readonly scope: Scope | null;
    }
  /** All that a principal itself or a user group gives, by other policies; whoever they name as holder has no say. */
  | { readonly kind: 'replace-policies'; readonly of: Grantee; readonly policies: readonly Policy[] }
  /** The token stays with its policies and cannot act. */
  | { readonly kind: 'disable-token'; readonly principal: Token }
  /** The token can act as far as its dates let it. */
  | { readonly kind: 'enable-token'; readonly principal: Token }
  /** A new policy of one permission group on one scope. */
  | {
      readonly kind: 'add-policy';
      readonly access: 'allow' | 'deny';
      readonly permissionGroup: PermissionGroup;
      readonly scope: Scope;
      readonly to: Grantee;
    };

/** The kinds of edit there are. */
export const editKinds = [
  'add-member',
  'add-user-group',
  'accept-invitation',
  'accept-invitations',
  'add-to-user-group',
  'remove-from-user-group',
  'remove-principal',
  'remove-user-group',
  'remove-policy',
  'remove-from-policy',
  'take-permission-group',
  'replace-policies',
  'disable-token',
  'enable-token',
  'add-policy',
] as const;
