import type { RowOf } from './cells.ts';

/** The columns of the units. Only ever appended to: scripts and reviewers' sheets rely on their order. */
export const unitColumns = {
  /** The same unit has the same id in every snapshot of the account. */
  id: 'text',
  kind: 'unitKind',
  /** Revoking what denies gives access. */
  access: 'effect',
  /** Null of what a user group gives. */
  principalId: 'text?',
  email: 'text?',
  name: 'text?',
  groupId: 'text?',
  groupName: 'text?',
  permissionGroupId: 'text?',
  permissionGroupName: 'text?',
  scopeKey: 'text?',
  scopeName: 'text?',
  /** In words: `is in the user group “Web Team”`. */
  means: 'text',
  privileged: 'tri',
  /** How many entitlements rest on it. */
  carries: 'count',
  /** Against the previous review; null where none was given. */
  change: 'unitChange?',
  /** What was decided about it in the previous review, by whom and when; null where nothing was, or it is not known. */
  previousDecision: 'text?',
  previousReviewer: 'text?',
  previousDecidedAt: 'time?',
  /** Ids of the open findings that are about it. */
  findings: 'text[]',
  /** When it was last recorded to be used, as far as the audit log and the token itself say; null where nothing was. */
  lastActivity: 'time?',
  /** Why it carries nothing, what could not be read of it, or what revoking it does. */
  note: 'text?',
  /** What `lastActivity` was: `change`, `login` or `token-used`; null where nothing was recorded. */
  lastActivityKind: 'text?',
  /** Since when the audit log says something; null where it was not read, or says nothing of what only reads. */
  lastActivitySince: 'time?',
  /** What would put it back: of a membership whoever fills the user group, of what a policy gives whoever writes it. */
  managedBy: 'manager',
  /** When and by whom it was made, by the API's own fields, which `createdFrom` names; null where they do not say it. */
  createdAt: 'time?',
  createdBy: 'text?',
  createdFrom: 'text?',
  /**
   * When the first of the snapshots was taken that all show it, up to this one: by the previous package and those that it
   * followed; null where no earlier snapshot was given.
   */
  firstSeen: 'time?',
  /** When the last snapshot before that was taken, which was whole and does not show it; null where there is none. */
  notSeenBefore: 'time?',
  /**
   * Recorded changes of what it rests on, the newest first, each with its row of the audit log; empty where the log was not
   * read. None of them says who was given what.
   */
  changedBy: 'text[]',
  /** When and from where the token works that it is about, in words. */
  conditions: 'text[]',
} as const;

/** One thing that one edit can take away: what a review decides about. */
export type UnitRow = RowOf<typeof unitColumns>;
