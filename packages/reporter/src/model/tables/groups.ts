import type { RowOf } from './cells.ts';

/** The columns of the user groups. Only ever appended to: scripts and reviewers' sheets rely on their order. */
export const groupColumns = {
  id: 'text',
  name: 'text?',
  members: 'count',
  /** E-mail, or what else is known, of each. */
  memberNames: 'text[]',
  policies: 'count',
  policyIds: 'text[]',
  /** In words, one sentence per grant. */
  handsOut: 'text[]',
  notes: 'text[]',
  /** `terraform` and `hand` are only said where a state of Terraform is given. */
  managedBy: 'manager',
  /** By the field of the API that `createdFrom` names; null where it does not say. */
  createdAt: 'time?',
  createdFrom: 'text?',
  /** Recorded changes, the newest first, each with its row of the audit log; empty where the log was not read. */
  changedBy: 'text[]',
} as const;

/** A user group, and what it gives its members. */
export type GroupRow = RowOf<typeof groupColumns>;
