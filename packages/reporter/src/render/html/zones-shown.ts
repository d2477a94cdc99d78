import type { Report } from '../../model/report.ts';
import type { ZoneRow } from '../../model/zones.ts';
import { rowsToWrite } from './large.ts';

/** A zone, and how many principals reach it: in all, and because a grant names it; null where that is not counted. */
export interface ZoneShown extends ZoneRow {
  readonly reached: number | null;
  readonly named: number | null;
}

/** Counts who reaches each zone; not in a large account, where the page of a zone does. */
export function showZones({ zones, tables, meta }: Report): readonly ZoneShown[] {
  const isCounted = meta.rowsPer === 'principal' && rowsToWrite(tables.entitlements) !== null;
  if (!isCounted) return zones.map((zone) => ({ ...zone, reached: null, named: null }));
  const everywhere: { readonly principal: string; readonly except: ReadonlySet<string> }[] = [];
  const named = new Map<string, Set<string>>();
  for (const { access, effective, zone, principalId, exceptZones } of tables.entitlements) {
    if (zone === null || access === 'deny' || (effective !== 'allowed' && effective !== 'unknown')) continue;
    const except = new Set(exceptZones);
    if (except.has('*') || except.has(zone)) continue;
    if (zone === '*') everywhere.push({ principal: principalId, except });
    else named.set(zone, (named.get(zone) ?? new Set()).add(principalId));
  }
  return zones.map((zone) => {
    const own = named.get(zone.id) ?? new Set<string>();
    const all = new Set(own);
    for (const { principal, except } of everywhere) if (!except.has(zone.id)) all.add(principal);
    return { ...zone, reached: all.size, named: own.size };
  });
}
