import type { Assumption, Verdict } from '@grantlens/engine';
import type { Effect, Standing } from '@grantlens/snapshot';

/** Yes, no, or unknown, which is not no. */
export type Tri = 'yes' | 'no' | 'unknown';

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
  /** Of the user groups it is in, in one order: names, and ids. */
  readonly groups: readonly string[];
  readonly groupIds: readonly string[];
  readonly directEntitlements: number;
  readonly inheritedEntitlements: number;
  /** Of both; a deny takes them out again. */
  readonly privilegedEntitlements: number;
  readonly expiresOn: string | null;
  /** When and from where a token works, in words: `from 192.0.2.0/24 only`. */
  readonly conditions: readonly string[];
  readonly lastUsedOn: string | null;
  /** As HR spells it, here and below; null where no HR data was given, or it does not say. */
  readonly manager: string | null;
  readonly jobFunction: string | null;
  readonly department: string | null;
  /** By its status and end date, when the snapshot was taken; `not-listed` where no row has the e-mail address. */
  readonly employment: 'employed' | 'left' | 'unknown' | 'not-listed' | null;
  readonly employmentStatus: string | null;
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly employeeId: string | null;
  /** Of its shortest certain walk: 0 where it is one, null where there is no certain walk. */
  readonly stepsToSuperAdministrator: number | null;
}

/**
 * One grant: principal × permission group × scope × path. In a large account what a user group gives is one row for
 * all its members, and `principalId` is the user group's (see `RowsPer`).
 */
export interface EntitlementRow extends Named {
  /** The same entitlement has the same id in every snapshot of the account. */
  readonly id: string;
  /** Of the principal; of a row for several, of the user group, or `*` where it is any member. */
  readonly principalId: string;
  readonly principalKind: 'member' | 'token' | 'user-group';
  /** Null of a user group: its members have theirs. */
  readonly standing: Standing | null;
  readonly access: Effect;
  readonly permissionGroupId: string | null;
  readonly permissionGroupName: string | null;
  readonly permissionGroupLabel: string | null;
  /** In words: `can change DNS records on tickets.example`. */
  readonly means: string;
  readonly scopeKind: 'account' | 'type' | 'resource' | null;
  readonly scopeKey: string | null;
  readonly scopeName: string | null;
  /** Id of the zone it acts on, `*` where it acts on every zone of the account; null where on none. */
  readonly zone: string | null;
  readonly effective: Verdict;
  /** Narrower parts with another verdict, in words. */
  readonly except: readonly string[];
  /** Ids of the zones on which nothing of it is allowed; `*` for every zone. */
  readonly exceptZones: readonly string[];
  /** Ids of the zones on which a part of it is not allowed, or may not be; `*` for every zone. */
  readonly partZones: readonly string[];
  /** When and from where the token works, in words; they limit the verdict and are not part of it. */
  readonly conditions: readonly string[];
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
  /** How many principals the row covers. */
  readonly principals: number;
  /**
   * Membership ids of those whom it covers, where a grant of a user group has another outcome for some of its
   * members; the ids of such rows go on from the id of the grant. Empty is the whole user group but those whom further
   * rows of the grant name (of `*`: every member not in the group of `groupId`), or the principal itself.
   */
  readonly holders: readonly string[];
}

/** A user group, and what it gives its members. */
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

/** An entitlement that is not as it was in the previous review. */
export interface ChangeRow extends Named {
  /** Of the entitlement: the same as in `entitlements`, of this report or of the previous one. */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly principalId: string;
  readonly principalKind: 'member' | 'token' | 'user-group';
  /** Null on the side where there is no such entitlement. */
  readonly standingBefore: Standing | null;
  readonly standingAfter: Standing | null;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
  readonly access: Effect;
  readonly permissionGroupId: string | null;
  readonly permissionGroupName: string | null;
  /** In words, as it is; of one that is gone, as it was. */
  readonly means: string;
  readonly scopeKey: string | null;
  readonly scopeName: string | null;
  readonly path: 'direct' | 'group';
  readonly groupId: string | null;
  readonly groupName: string | null;
  readonly policyId: string | null;
  readonly privileged: Tri;
  /** The edits that caused it, one sentence each. */
  readonly causes: readonly string[];
  /** Narrower parts with another verdict, in words, then and now. */
  readonly exceptBefore: readonly string[];
  readonly exceptAfter: readonly string[];
  readonly principalsBefore: number;
  readonly principalsAfter: number;
}

/** Something found, or a question that was asked and found nothing. */
export interface FindingRow {
  /** Of what was found: the same in every snapshot. Of a question that found nothing, its own. */
  readonly id: string;
  /** The question, such as `member-without-2fa`. */
  readonly finding: string;
  readonly title: string;
  readonly severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /** `clean` and `not-evaluated` are of the question as a whole. */
  readonly status: 'found' | 'waived' | 'clean' | 'not-evaluated';
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly subjectName: string | null;
  /** One sentence: what was found, or why nothing could be. */
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** `SOC 2 CC6.1` */
  readonly controls: readonly string[];
  /** How many were looked at, and how many could not be. */
  readonly examined: number;
  readonly unexamined: number;
  readonly waivedBy: string | null;
  readonly waivedUntil: string | null;
  readonly waivedBecause: string | null;
  /** Whether the waiver has ended, and waives nothing any more; null without a waiver. */
  readonly waiverEnded: boolean | null;
}

/** The tables of a report. Without a previous review `changes` is an empty list, and the cover says so. */
export interface Tables {
  readonly principals: readonly PrincipalRow[];
  readonly entitlements: readonly EntitlementRow[];
  readonly groups: readonly GroupRow[];
  readonly findings: readonly FindingRow[];
  readonly changes: readonly ChangeRow[];
}
