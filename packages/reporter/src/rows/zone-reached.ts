import type { Scope } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';

/** Every zone of the account, in the place of a zone's id. */
export const everyZone = '*';

// Rows share their scopes.
const ids = new WeakMap<Scope, string>();

function idOf(scope: Scope): string {
  const id = ids.get(scope) ?? scope.key.slice(scope.key.lastIndexOf('.') + 1);
  ids.set(scope, id);
  return id;
}

/** The id of the zone that scopes are about, `*` where they reach every zone; null where they reach none. */
export function zoneReached(scopes: readonly Scope[]): string | null {
  for (const scope of scopes) {
    if (scope.kind === 'account') return everyZone;
    if (scope.type !== resourceTypes.zone) continue;
    return scope.kind === 'type' ? everyZone : idOf(scope);
  }
  return null;
}
