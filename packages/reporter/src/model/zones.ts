import type { RowOf } from './tables/cells.ts';

/** What is said of a zone: a list that the page and `report.json` have, and that has no file of its own. */
export const zoneColumns = {
  id: 'text',
  name: 'text?',
  status: 'text?',
  type: 'text?',
} as const;

/** A zone of the account. Rows of entitlements name it in `zone`. */
export type ZoneRow = RowOf<typeof zoneColumns>;
