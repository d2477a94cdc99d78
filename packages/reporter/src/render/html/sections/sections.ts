import { changesSection } from './changes.ts';
import { entitlementsSection } from './entitlements.ts';
import { findingsSection } from './findings.ts';
import { groupsSection } from './groups.ts';
import { populationSection } from './population.ts';
import type { TableSection } from './table-section.ts';
import { unitsSection } from './units.ts';

/** The sections that are tables, in the order of the page. */
export const tableSections: readonly TableSection[] = [
  populationSection,
  entitlementsSection,
  groupsSection,
  findingsSection,
  changesSection,
  unitsSection,
];
