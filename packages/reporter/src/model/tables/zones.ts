import type { RowOf } from './cells.ts';

/** What is said of a zone. */
export const zoneColumns = {
  id: 'text',
  name: 'text?',
  status: 'text?',
  type: 'text?',
} as const;

/** A zone of the account. Rows of entitlements name it in `zone`. */
export type ZoneRow = RowOf<typeof zoneColumns>;
