import { type PageTable, textOf } from '../data/page-table.ts';
import { lowTextsOf } from './low-texts.ts';

/**
 * Which rows reach a zone whose name or id holds a text, 1 or 0 for each: those on that zone alone, and those on every
 * zone of the account, unless nothing of them is allowed on it.
 */
export function reachingZone(table: PageTable, zones: PageTable, text: string): Uint8Array {
  const reached = new Uint8Array(table.rows);
  const sought = zoneIds(zones, text.toLowerCase());
  const zone = table.columns.get('zone');
  const without = table.columns.get('exceptZones');
  if (sought.size === 0 || zone === undefined) return reached;
  const isSought = Uint8Array.from(zone.values, (id) => Number(id === '*' || sought.has(textOf(id))));
  const leavesSome = Uint8Array.from(without?.values ?? [], (cell) => {
    const excepted: readonly unknown[] = Array.isArray(cell) ? cell : [];
    return Number(!excepted.includes('*') && [...sought].some((id) => !excepted.includes(id)));
  });
  for (let row = 0; row < table.rows; row++) {
    const isLeft = without === undefined || leavesSome[without.codes[row] ?? 0] === 1;
    if (isSought[zone.codes[row] ?? 0] === 1 && isLeft) reached[row] = 1;
  }
  return reached;
}

function zoneIds(zones: PageTable, sought: string): ReadonlySet<string> {
  const found = new Set<string>();
  const ids = zones.columns.get('id');
  for (const column of [ids, zones.columns.get('name')]) {
    if (ids === undefined || column === undefined) continue;
    const texts = lowTextsOf(column);
    for (let row = 0; row < zones.rows; row++)
      if (texts[column.codes[row] ?? 0]?.includes(sought))
        found.add(textOf(ids.values[ids.codes[row] ?? 0] ?? null));
  }
  return found;
}
