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
} as const;

/** One thing that one edit can take away: what a review decides about. */
export type UnitRow = RowOf<typeof unitColumns>;
