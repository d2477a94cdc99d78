import type { CollectionName } from '@grantlens/snapshot/internal';
import type { Checked, Difference } from '../words/accuracy.ts';
import type { EntitlementRow } from './tables/entitlements.ts';

/** An object of the API, cut to what matters to a row. */
export interface Payload {
  /** What it is to the row: “The member”. */
  readonly title: string;
  readonly collection: CollectionName;
  /** JSON in one line. What was left out of it says so in its place. */
  readonly payload: string;
}

/** An entitlement row, and what the API said of it. */
export interface DrawnRow extends Pick<EntitlementRow, 'id' | 'email' | 'name' | 'means' | 'effective'> {
  readonly payloads: readonly Payload[];
}

/** Rows beside what the API said, and the answers of a second evaluator. */
export interface AccuracySection extends Checked {
  readonly rows: { readonly of: number; readonly drawn: readonly DrawnRow[] };
  readonly differences: readonly Difference[];
}

/** What the manifest says of it: of the rows drawn the ids. */
export type AccuracyListed = Omit<AccuracySection, 'rows'> & {
  readonly rows: { readonly of: number; readonly drawn: readonly string[] };
};
