import type { PermissionGroup, Scope } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { Grant } from '../access/grant.ts';
import { holds } from '../decision/holds.ts';
import type { AskedPermission, Permission } from '../decision/permission.ts';
import { typicalOf } from '../decision/typical-resource.ts';
import { type ByScope, byScope } from './cells-by-scope.ts';

/** Gives, of some grants, all that bear on a permission at a scope, and possibly others, in their order. */
export type GrantsAt = (permission: Permission, scope: Scope) => readonly Grant[];

/**
 * Sorts the grants of one principal by what they give and where. Somebody who has thousands of grants is asked about as
 * many permission groups and scopes, and few grants bear on any one of them.
 */
export function openGrantsAt(grants: readonly Grant[]): GrantsAt {
  const byGroup = new Map<PermissionGroup | null, number[]>();
  for (const [at, { permissionGroup }] of grants.entries()) addTo(byGroup, permissionGroup, at);
  const sorted = [...byGroup].map(([group, all]) => ({
    group,
    places: byScope(all, (at) => grants[at]?.cell.scope ?? null),
  }));
  const known = new Map<string, readonly ByScope<number>[]>();
  const giving = (permission: Permission): readonly ByScope<number>[] => {
    const name = nameOf(permission);
    const before = name === null ? undefined : known.get(name);
    if (before !== undefined) return before;
    const asked = permission.kind === 'any' ? permission.of : [permission];
    const found = sorted.flatMap(({ group, places }) => (mayGive(group, asked) ? [places] : []));
    if (name !== null) known.set(name, found);
    return found;
  };
  return (permission, scope) => {
    const { identity } = typicalOf(scope);
    const found = giving(permission).flatMap(({ wide, byResource }) => {
      const named = byResource.get(identity);
      return named === undefined ? wide : [...wide, ...named];
    });
    return found.sort((a, b) => a - b).flatMap((at) => grants[at] ?? []);
  };
}

function mayGive(group: PermissionGroup | null, asked: readonly AskedPermission[]): boolean {
  return group === null || asked.some((one) => holds(group, one) !== null);
}

/** What one permission or permission group is known by; null for any of several. */
function nameOf(permission: Permission): string | null {
  switch (permission.kind) {
    case 'atomic':
      return `atomic ${permission.name}`;
    case 'group':
      return `group ${permission.group.key}`;
    case 'any':
      return null;
  }
}
