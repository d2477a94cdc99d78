import type { Snapshot } from '@grantlens/snapshot';
import { type CatalogueEntry, openReference } from '@grantlens/snapshot/internal';
import type { Oracle } from './implementation.ts';
import { refusals } from './refusals.ts';

/** Opens the oracle on a snapshot; `catalogue` is a user's own (S8). */
export function openOracle(snapshot: Snapshot, catalogue: readonly CatalogueEntry[] = []): Oracle {
  const { principals, groups, roles, contains, ...reference } = openReference(snapshot, catalogue);
  const { refuse, permissions } = refusals({ snapshot, catalogue, principals, groups, roles });
  return {
    ...{ principals, permissions, contains },
    verdict: (...question) => {
      refuse(...question);
      return reference.verdict(...question);
    },
    bearing: (...question) => {
      refuse(...question);
      return reference.bearing(...question);
    },
  };
}
