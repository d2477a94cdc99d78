import { principalWords, printable, type RecordedChange } from '@grantlens/engine/internal';
import { principalRecord, type Row } from '../output/records.ts';

/** This number of the newest is shown to people; programs get all. */
const mostShown = 5;

/** `[{ at, of, kind, by, actor, source }]`, the newest first. */
export function changedByRecords(changes: readonly RecordedChange[]): readonly Row[] {
  return changes.map(({ event, principal, of }) => ({
    at: event.at,
    of,
    kind: event.kind,
    by: principal === null ? null : principalRecord(principal),
    actor: { ...event.actor },
    /** The row of the audit log. */
    source: event.id,
  }));
}

/** The newest of them, each in a line: `2026-09-14 by ada@example.com`. Of members only that they were changed is known. */
function changedByWords(changes: readonly RecordedChange[], what: string): string {
  const lines = changes.slice(0, mostShown).map(({ event, principal, of }) => {
    const { type, email, tokenId, userId } = event.actor;
    const other =
      type === 'system' ? 'Cloudflare' : printable(email ?? tokenId ?? userId ?? 'somebody not named');
    const by = principal === null ? other : principalWords(principal);
    const on = event.at.slice(0, 10);
    if (of === 'members') return `the members of ${what} were changed by ${by} on ${on}`;
    if (of === 'directory') return `${what} was changed through SCIM by ${by} on ${on}`;
    return `${on} by ${by}${event.kind === 'update' ? '' : ` (${event.kind})`}`;
  });
  const more = changes.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

/** The field of who changed something; none where nothing is recorded. */
export function changedField(
  changes: readonly RecordedChange[],
  what: string,
): readonly (readonly [string, string])[] {
  return changes.length === 0 ? [] : [['changed', changedByWords(changes, what)]];
}
