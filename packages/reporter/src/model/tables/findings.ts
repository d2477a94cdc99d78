import type { RowOf } from './cells.ts';

/** The columns of the findings. Only ever appended to: scripts and reviewers' sheets rely on their order. */
export const findingColumns = {
  /** The same in every snapshot. A finding without instances uses its own id. */
  id: 'text',
  /** The question, such as `member-without-2fa`. */
  finding: 'text',
  title: 'text',
  severity: 'severity',
  /** `clean` and `not-evaluated` are of the question as a whole. */
  status: 'findingStatus',
  subjectKind: 'text?',
  subjectId: 'text?',
  subjectName: 'text?',
  /** One sentence: what was found, or why nothing could be. */
  what: 'text',
  why: 'text',
  remedy: 'text',
  /** `SOC 2 CC6.1` */
  controls: 'text[]',
  /** How many were looked at, and how many could not be. */
  examined: 'count',
  unexamined: 'count',
  waivedBy: 'text?',
  waivedUntil: 'time?',
  waivedBecause: 'text?',
  /** Whether the waiver has ended, and waives nothing any more; null without a waiver. */
  waiverEnded: 'boolean?',
  /** When and from where the token works that it is about, in words: `from 192.0.2.0/24 only`. */
  conditions: 'text[]',
} as const;

/** Something found, or a question that was asked and found nothing. */
export type FindingRow = RowOf<typeof findingColumns>;
