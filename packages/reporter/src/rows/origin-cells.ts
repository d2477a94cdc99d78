import type { UnitMade } from '@grantlens/engine/internal';
import type { UnitRow } from '../model/tables/units.ts';
import { utc } from '../words/moments.ts';

/** The cells that say when and by whom something was made, and which fields of the API say it. */
export type MadeCells = Pick<UnitRow, 'createdAt' | 'createdBy' | 'createdFrom'>;

/** When and by whom something was made, as a row says it. */
export function madeCells(made: UnitMade | null): MadeCells {
  if (made === null) return { createdAt: null, createdBy: null, createdFrom: null };
  const { at, by, application, source } = made;
  const through = application === null ? [] : [`application ${application}`];
  const who = [...(by === null ? [] : [by]), ...through].join(' by ');
  return {
    createdAt: at === null ? null : utc(at),
    createdBy: who === '' ? null : who,
    createdFrom: source,
  };
}
