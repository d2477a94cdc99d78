import type { LastActivity } from '@grantlens/engine/internal';
import type { UnitRow } from '../model/tables/units.ts';
import { utc } from '../words/moments.ts';

/** The cells that say what was last recorded of something. */
export type ActivityCells = Pick<UnitRow, 'lastActivity' | 'lastActivityKind' | 'lastActivitySince'>;

/** What was last recorded, as a row says it. */
export function activityCells(last: LastActivity | null): ActivityCells {
  const at = last?.at ?? null;
  const since = last?.since ?? null;
  return {
    lastActivity: at === null ? null : utc(at),
    lastActivityKind: last?.kind ?? null,
    lastActivitySince: since === null ? null : utc(since),
  };
}
