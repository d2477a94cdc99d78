import type { Zone } from './account.ts';

/**
 * The zones that have their name in common with another one, as one that was moved away and one that took its
 * place.
 */
export function zonesOfSharedNames(zones: Iterable<Zone>): readonly Zone[] {
  const first = new Map<string, Zone>();
  const shared = new Set<Zone>();
  for (const zone of zones) {
    if (zone.name === null) continue;
    const other = first.get(zone.name);
    if (other === undefined) first.set(zone.name, zone);
    else shared.add(other).add(zone);
  }
  return [...shared];
}
