import { addTo } from '@grantlens/snapshot/internal';
import type { Report } from '../../model/report.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { ZoneRow } from '../../model/zones.ts';
import { rowsToWrite } from './large.ts';

/** Zones as the page has them. */
export interface ZonesShown {
  readonly zones: readonly ZoneShown[];
  /** What reaches every zone; null in a large account, where the pages of zones say it, and the files. */
  readonly everywhere: readonly Holder[] | null;
}

/** A zone, and how many principals reach it: in all, and because a grant names it; null where that is not counted. */
export interface ZoneShown extends ZoneRow {
  readonly reached: number | null;
  readonly named: number | null;
  /** What names it, for who reads without scripts. */
  readonly holders: readonly Holder[];
  /** Of those who reach every zone, the ones who do not reach all of this one, or nothing of it. */
  readonly less: readonly string[];
}

/** A principal, and what it has. */
interface Holder {
  readonly who: string;
  readonly says: readonly string[];
}

/** Says who reaches each zone. */
export function showZones({ zones, tables, meta }: Report): ZonesShown {
  const isListed = meta.rowsPer === 'principal' && rowsToWrite(tables.entitlements) !== null;
  if (!isListed) {
    const unsaid = { reached: null, named: null, holders: [], less: [] };
    return { zones: zones.map((zone) => ({ ...zone, ...unsaid })), everywhere: null };
  }
  const rows = [...tables.entitlements].filter(({ zone }) => zone !== null);
  const byZone = groupedBy(rows, ({ zone }) => zone ?? '');
  const everywhere = byZone.get('*') ?? [];
  return {
    everywhere: holdersOf(everywhere),
    zones: zones.map((zone) => {
      const own = byZone.get(zone.id) ?? [];
      const named = new Set(own.filter(reaches(zone.id)).map(({ principalId }) => principalId));
      const through = everywhere.filter(reaches(zone.id)).map(({ principalId }) => principalId);
      const less = everywhere.filter(
        ({ exceptZones, partZones }) => exceptZones.includes(zone.id) || partZones.includes(zone.id),
      );
      return {
        ...zone,
        reached: new Set([...named, ...through]).size,
        named: named.size,
        holders: holdersOf(own),
        less: [...new Set(less.map(whoOf))],
      };
    }),
  };
}

/** Whether a row gives something on a zone. */
function reaches(id: string): (row: EntitlementRow) => boolean {
  return ({ access, effective, exceptZones }) =>
    access !== 'deny' &&
    (effective === 'allowed' || effective === 'unknown') &&
    !exceptZones.includes('*') &&
    !exceptZones.includes(id);
}

function holdersOf(rows: readonly EntitlementRow[]): readonly Holder[] {
  return [...groupedBy(rows, ({ principalId }) => principalId).values()].map((own) => ({
    who: own[0] === undefined ? '' : whoOf(own[0]),
    says: [...new Set(own.map(({ means, except }) => [means, ...except].join('; except: ')))],
  }));
}

function groupedBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) addTo(groups, keyOf(row), row);
  return groups;
}

function whoOf({ name, email, principalId }: EntitlementRow): string {
  return name ?? email ?? principalId;
}
