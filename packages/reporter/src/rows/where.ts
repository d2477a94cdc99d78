import type { Access } from '@grantlens/engine';
import { scopesActedOn } from '@grantlens/engine/internal';
import type { PermissionGroup, Scope } from '@grantlens/snapshot';
import { remembered, wholeAccount } from '@grantlens/snapshot/internal';
import { type Place, placeOf, scopeName, unreadPlace } from '../words/places.ts';
import { zoneReached } from './zone-reached.ts';

/** Where something is granted, and where it acts. */
export interface Where {
  /** Null where it could not be read. */
  readonly scope: Scope | null;
  readonly name: string | null;
  readonly zone: string | null;
  readonly places: readonly Place[];
}

/** Returns a function that tells where a permission group acts on a scope: the same object for the same. */
export function openWheres({
  account,
}: Pick<Access, 'account'>): (scope: Scope | null, group: PermissionGroup | null) => Where {
  const onOne = new Map<Scope, Where>();
  // Where in the whole account something acts, its permission group says.
  const ofScope = remembered((_scope: Scope | null) => new Map<PermissionGroup | null, Where>());
  const read = (scope: Scope | null, permissionGroup: PermissionGroup | null): Where => {
    const scopes = scopesActedOn(permissionGroup, scope ?? wholeAccount(account.id));
    return {
      scope,
      name: scope === null ? null : scopeName(scope, account),
      zone: zoneReached(scopes),
      places: scope === null ? [unreadPlace] : scopes.map((one) => placeOf(one, account)),
    };
  };
  return (scope, group) => {
    if (scope !== null && scope.kind !== 'account') {
      const where = onOne.get(scope) ?? read(scope, group);
      onOne.set(scope, where);
      return where;
    }
    const byGroup = ofScope(scope);
    const where = byGroup.get(group) ?? read(scope, group);
    byGroup.set(group, where);
    return where;
  };
}
