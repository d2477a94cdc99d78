import type { ActivityByArea, LastActivity } from '@grantlens/engine/internal';
import type { PrincipalRow } from '../model/tables/principals.ts';
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

/** In which areas of permissions somebody changed something, as a row says it. */
export function areaCells(by: ActivityByArea | null): Pick<PrincipalRow, 'changedAreas' | 'changesInNoArea'> {
  return {
    changedAreas: by?.areas.map(({ area, at }) => `${area} ${utc(at).slice(0, 10)}`) ?? [],
    changesInNoArea: by?.inNoArea.changes ?? null,
  };
}
