import type { Scope } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';

/** Every zone of the account, in the place of a zone's id. */
export const everyZone = '*';

/** The id of the zone that scopes are about, `*` where they reach every zone; null where they reach none. */
export function zoneReached(scopes: readonly Scope[]): string | null {
  for (const scope of scopes) {
    if (scope.kind === 'account') return everyZone;
    if (scope.type !== resourceTypes.zone) continue;
    return scope.kind === 'type' ? everyZone : scope.key.slice(scope.key.lastIndexOf('.') + 1);
  }
  return null;
}
