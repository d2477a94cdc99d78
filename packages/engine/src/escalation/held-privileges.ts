import type { Account, Principal } from '@grantlens/snapshot';
import type { GapId } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Way } from '../access/grant.ts';
import type { AskedPermission } from '../decision/permission.ts';
import type { Verdict } from '../decision/verdict.ts';
import { openHeldOnAccount } from '../outcomes/held-on-resource.ts';
import { administration, atomic, superAdministration } from './privileges.ts';
import { stepRules } from './step-rule.ts';

/** The kinds of privilege, each implying less than the one before. */
export const privilegeKinds = [
  'super-administrator',
  'administrator',
  'members',
  'tokens',
  'sso',
  'billing',
] as const;
export type PrivilegeKind = (typeof privilegeKinds)[number];

/** What makes a privilege: any one of these, held on the account as such. */
export function privilegePermissions(kind: PrivilegeKind, account: Account): readonly AskedPermission[] {
  switch (kind) {
    case 'super-administrator':
      return superAdministration(account);
    case 'administrator':
      return administration(account);
    case 'members':
      return [stepRules['change-members'].permission];
    case 'tokens':
      return [stepRules['create-token'].permission];
    case 'sso':
      return [stepRules['sign-in'].permission];
    case 'billing':
      return atomic(['billing:edit']);
  }
}

/** How a principal stands to one kind of privilege. */
export interface HeldPrivilege {
  readonly kind: PrivilegeKind;
  readonly verdict: Exclude<Verdict, 'not-granted'>;
  /** The ways that allow it, or may; where it is `allowed`, only those that certainly do. */
  readonly ways: readonly Way[];
  /** Of `unknown`: the gaps that took part. */
  readonly gaps: readonly GapId[];
}

/**
 * Returns a function that lists the privileges a principal has, may have, or would have but for a deny;
 * strongest first.
 */
export function openPrivileges(access: Access): (principal: Principal) => readonly HeldPrivilege[] {
  const stances = privilegeKinds.map((kind) => ({
    kind,
    stanceOf: openHeldOnAccount(access, privilegePermissions(kind, access.account)),
  }));
  return (principal) =>
    stances.flatMap(({ kind, stanceOf }): readonly HeldPrivilege[] => {
      const { verdict, ways, allowing, gaps } = stanceOf(principal);
      // A deny that has nothing to take away makes nobody privileged.
      if (verdict === 'not-granted' || allowing.length === 0) return [];
      return [{ kind, verdict, ways: verdict === 'allowed' ? ways : allowing, gaps }];
    });
}
