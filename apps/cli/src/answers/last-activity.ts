import type { LastActivity } from '@grantlens/engine/internal';
import type { Row } from '../output/records.ts';

/** `{ at, kind, since }`; null where the audit log was not read. */
export function lastActivityRecord(last: LastActivity | null): Row | null {
  return last === null ? null : { at: last.at, kind: last.kind, since: last.since };
}
