import type { Access } from '@grantlens/engine';
import type { EntitlementRow } from './rows.ts';

/** An account as a review sees it. */
export interface Reviewed {
  readonly access: Access;
  readonly entitlements: readonly EntitlementRow[];
}
