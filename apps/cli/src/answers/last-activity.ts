import type { ActivityByArea, LastActivity } from '@grantlens/engine/internal';
import { printable } from '@grantlens/engine/internal';
import type { Row } from '../output/records.ts';
import { counted } from '../output/words.ts';

/** `{ at, kind, since }`; null where the audit log was not read. */
export function lastActivityRecord(last: LastActivity | null): Row | null {
  return last === null ? null : { at: last.at, kind: last.kind, since: last.since };
}

/** `{ areas: [{ area, at, changes }], inNoArea: { changes, at } }`; null where the log of changes was not read. */
export function byAreaRecord(by: ActivityByArea | null): Row | null {
  return by === null ? null : { areas: by.areas.map((one) => ({ ...one })), inNoArea: { ...by.inNoArea } };
}

/** A line for each area: `dns_records 2026-09-01`; what is in no known area is counted at the end. */
export function byAreaCell(by: ActivityByArea | null): string {
  if (by === null) return '';
  const lines = by.areas.map(({ area, at }) => `${printable(area)} ${at.slice(0, 10)}`);
  const { changes } = by.inNoArea;
  if (changes > 0) lines.push(`${counted(changes, 'change')} in no known area`);
  return lines.join('\n');
}
