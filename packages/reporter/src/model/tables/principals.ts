import type { RowOf } from './cells.ts';

/** Who is named in a row. */
export interface Named {
  readonly email: string | null;
  readonly name: string | null;
}

/** The columns of the population. Only ever appended to: scripts and reviewers' sheets rely on their order. */
export const principalColumns = {
  /** Membership id or token id. */
  id: 'text',
  kind: 'principalKind',
  email: 'text?',
  name: 'text?',
  standing: 'standing',
  /** As the API spells it. */
  status: 'text?',
  twoFactor: 'twoFactor?',
  apiAccess: 'apiAccess?',
  /** Whether the domain of the e-mail is one of the verified SSO domains. */
  ssoDomain: 'tri?',
  thirdParty: 'tri?',
  /** Of the user groups it is in, in one order. */
  groups: 'text[]',
  directEntitlements: 'count',
  inheritedEntitlements: 'count',
  /** Of both; a deny takes them out again. */
  privilegedEntitlements: 'count',
  expiresOn: 'time?',
  lastUsedOn: 'time?',
  /** As HR spells it, here and below; null where no HR data was given, or it does not say. */
  manager: 'text?',
  jobFunction: 'text?',
  department: 'text?',
  /** By its status and end date, when the snapshot was taken; `not-listed` where no row has the e-mail address. */
  employment: 'employment?',
  employmentStatus: 'text?',
  startDate: 'text?',
  endDate: 'text?',
  employeeId: 'text?',
  /** In the order of `groups`. */
  groupIds: 'text[]',
  /** Of its shortest certain walk: 0 where it is one, null where there is no certain walk. */
  stepsToSuperAdministrator: 'count?',
  /** When and from where a token works, in words: `from 192.0.2.0/24 only`. */
  conditions: 'text[]',
  /** When the last change, login or use was recorded; null where none was, or the audit log was not read. */
  lastActivity: 'time?',
  /** `change`, `login` or `token-used`. */
  lastActivityKind: 'text?',
  /** Since when the audit log says something; null where it was not read. */
  lastActivitySince: 'time?',
  /** `terraform` and `hand` are only said where a state of Terraform is given. */
  managedBy: 'manager',
  /** By the API's own fields: of a token only, and where they say it. */
  createdAt: 'time?',
  createdBy: 'text?',
  /**
   * When the first of the snapshots was taken that all show it, up to this one: by the previous package and those that it
   * followed; null where no earlier snapshot was given.
   */
  firstSeen: 'time?',
  /** When the last snapshot before that was taken, which was whole and does not show it; null where there is none. */
  notSeenBefore: 'time?',
  /** The fields of the API that say when and by whom it was made. */
  createdFrom: 'text?',
  /** Recorded changes, the newest first, each with its row of the audit log; empty where the log was not read. */
  changedBy: 'text[]',
  /** Areas of permissions in which a change was recorded, with the day of the last: `dns_records 2026-09-01`. */
  changedAreas: 'text[]',
  /** Recorded changes that are in no known area; null where the audit log was not read. */
  changesInNoArea: 'count?',
} as const;

/** Somebody, or a token, that can act in the account. */
export type PrincipalRow = RowOf<typeof principalColumns>;
