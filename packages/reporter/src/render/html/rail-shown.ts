import type { Report } from '../../model/report.ts';
import { railWords } from '../../words/rail.ts';

/** A link of the list that stays in sight, with how many rows the section has; null where it is no list. */
export interface RailLink {
  readonly id: string;
  readonly title: string;
  readonly count: string | null;
}

/** The sections in the order of the page. */
export function showRail({ privileged, zones, tables }: Omit<Report, 'evaluation'>): readonly RailLink[] {
  const found = tables.findings.filter(({ status }) => status === 'found').length;
  const counts: Readonly<Record<string, number>> = {
    privileged: privileged.counts.allowed + privileged.counts.unknown,
    zones: zones.length,
    population: tables.principals.length,
    entitlements: tables.entitlements.length,
    groups: tables.groups.length,
    findings: found,
    changes: tables.changes.length,
    units: tables.units.length,
  };
  return railWords.map(([id, title]) => ({ id, title, count: counts[id]?.toLocaleString('en') ?? null }));
}
