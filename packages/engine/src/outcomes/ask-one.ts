import type { Principal, Scope } from '@grantlens/snapshot';
import { remembered, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import type { AskedPermission } from '../decision/permission.ts';
import { decideAmong, type Ruling, relateAmong } from '../decision/relation.ts';
import { typicalOf } from '../decision/typical-resource.ts';
import type { Ask } from './exceptions.ts';
import { openGrantsAt } from './grants-at.ts';

/**
 * Returns a function that asks one principal, who has these grants, about many permissions and scopes: of permission
 * groups with what the principal's standing leaves open. Groups have permissions in common, so what was asked of a
 * permission is not asked again.
 */
export function openAskOne(access: Access, principal: Principal, grants: readonly Grant[]): Ask {
  const grantsAt = openGrantsAt(grants);
  const known = remembered((_scope: string) => new Map<string, Ruling>());
  const decide = (permission: AskedPermission, scope: Scope): Ruling => {
    const among = grantsAt(permission, scope);
    const asked = { permission, resource: typicalOf(scope) };
    return permission.kind === 'group'
      ? relateAmong(access, principal, among, asked)
      : decideAmong(access, among, asked);
  };
  return (permission, scope) => {
    if (permission.kind === 'group') return decide(permission, scope);
    const here = known(scopeIdentity(scope));
    const ruling = here.get(permission.name) ?? decide(permission, scope);
    here.set(permission.name, ruling);
    return ruling;
  };
}
