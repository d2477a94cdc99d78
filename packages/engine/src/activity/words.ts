import type { LastActivity } from './last-activity.ts';

const did = { change: 'changed something', login: 'logged in', 'token-used': 'was used' } as const;

/**
 * What was last recorded, in words: `2026-09-01 (change)`, or since when nothing was. The log has no reads, so it never
 * says that something is not needed.
 */
export function lastActivityWords(last: LastActivity | null): string {
  if (last === null) return 'the audit log was not read';
  const { at, kind, since } = last;
  if (at !== null && kind !== null) return `${did[kind]} on ${at.slice(0, 10)}`;
  return since === null ? 'nothing is recorded' : `no recorded change or login since ${since.slice(0, 10)}`;
}

/** The same for a cell of a table: `2026-09-01 change`, `none since 2026-03-10`, or nothing where the log was not read. */
export function lastActivityCell(last: LastActivity | null): string {
  if (last === null) return '';
  const { at, kind, since } = last;
  if (at !== null && kind !== null) return `${at.slice(0, 10)} ${kind}`;
  return since === null ? '' : `none since ${since.slice(0, 10)}`;
}
