import type { Member, PermissionGroup, Principal, Scope, UserGroup } from '@grantlens/snapshot';

/** To whom a policy is given. */
export type Grantee =
  | { readonly kind: 'principal'; readonly principal: Principal }
  | { readonly kind: 'user-group'; readonly userGroup: UserGroup };

/** One thing that could be done to an account. */
export type Edit =
  | {
      readonly kind: 'add-to-user-group' | 'remove-from-user-group';
      readonly principal: Member;
      readonly userGroup: UserGroup;
    }
  | { readonly kind: 'remove-principal'; readonly principal: Principal }
  | { readonly kind: 'remove-user-group'; readonly userGroup: UserGroup }
  /** From everyone who holds it. */
  | { readonly kind: 'remove-policy'; readonly policyId: string }
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
  'add-to-user-group',
  'remove-from-user-group',
  'remove-principal',
  'remove-user-group',
  'remove-policy',
  'add-policy',
] as const;
