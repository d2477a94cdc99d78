import type { Assumption, Verdict } from '@grantlens/engine';
import type { Effect, Standing } from '@grantlens/snapshot';
import type { Tri } from './tri.ts';

// The rows of the tables, as every format carries them. Null is what does not apply or the API did not give.

/** Who is named in a row. */
export interface Named {
  readonly email: string | null;
  readonly name: string | null;
}

/** Somebody, or a token, that can act in the account. */
export interface PrincipalRow extends Named {
  /** Membership id or token id. */
  readonly id: string;
  readonly kind: 'member' | 'token';
  readonly standing: Standing;
  /** As the API spells it. */
  readonly status: string | null;
  readonly twoFactor: 'on' | 'off' | 'unknown' | null;
  readonly apiAccess: 'on' | 'off' | 'account default' | null;
  /** Whether the domain of the e-mail is one of the verified SSO domains. */
  readonly ssoDomain: Tri | null;
  readonly thirdParty: Tri | null;
  readonly groups: readonly string[];
  readonly directEntitlements: number;
  readonly inheritedEntitlements: number;
  /** Of both; a deny takes them out again. */
  readonly privilegedEntitlements: number;
  readonly expiresOn: string | null;
  readonly lastUsedOn: string | null;
}

/** One grant: principal × permission group × scope × path. */
export interface EntitlementRow extends Named {
  /** The same entitlement has the same id in every snapshot of the account. */
  readonly id: string;
  readonly principalId: string;
  readonly principalKind: 'member' | 'token';
  readonly standing: Standing;
  readonly access: Effect;
  readonly permissionGroupId: string | null;
  readonly permissionGroupName: string | null;
  readonly permissionGroupLabel: string | null;
  /** In words: `can change DNS records on tickets.example`. */
  readonly means: string;
  readonly scopeKind: 'account' | 'type' | 'resource' | null;
  readonly scopeKey: string | null;
  readonly scopeName: string | null;
  readonly effective: Verdict;
  /** Narrower parts with another verdict, in words. */
  readonly except: readonly string[];
  readonly path: 'direct' | 'group';
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly policyId: string | null;
  readonly resourceGroupId: string | null;
  readonly resourceGroupName: string | null;
  readonly privileged: Tri;
  /** Ids of the entitlement rows, all of them denies, that take something of this one away. */
  readonly cutBy: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly string[];
  /** What those gaps hide. */
  readonly notes: readonly string[];
}

/** A user group: what it hands to whoever is in it. */
export interface GroupRow {
  readonly id: string;
  readonly name: string | null;
  readonly members: number;
  /** E-mail, or what else is known, of each. */
  readonly memberNames: readonly string[];
  readonly policies: number;
  readonly policyIds: readonly string[];
  /** In words, one sentence per grant. */
  readonly handsOut: readonly string[];
  readonly notes: readonly string[];
}

/** The tables of a report. `findings` and `changes` are empty lists until a version evaluates them. */
export interface Tables {
  readonly principals: readonly PrincipalRow[];
  readonly entitlements: readonly EntitlementRow[];
  readonly groups: readonly GroupRow[];
  readonly findings: readonly never[];
  readonly changes: readonly never[];
}
