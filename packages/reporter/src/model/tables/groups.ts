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
  /** `hand` is never said here: it takes a state of Terraform to know. */
  managedBy: 'manager',
} as const;

/** A user group, and what it gives its members. */
export type GroupRow = RowOf<typeof groupColumns>;
