import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { gapsOfCell, type Place, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { certaintyOf } from './bearing.ts';
import { holds } from './holds.ts';
import type { AskedPermission } from './permission.ts';
import type { Resource } from './resource.ts';
import { wayBit } from './said.ts';

/**
 * Returns a function that says how a policy bears on each of some permissions on a resource: a set of bits of ways for
 * each. A policy has a cell for each place of each permission group; here none is written out.
 */
export function openPolicyWays(
  { groupOf }: Pick<Access, 'groupOf'>,
  asked: readonly AskedPermission[],
  resource: Resource,
): (policy: Policy) => readonly number[] {
  // Policies share their lists of places.
  const nearIn = remembered((places: readonly Place[]) =>
    places.filter(({ scope }) => scope?.kind !== 'resource' || scope.resource === resource.identity),
  );
  const partsIn = remembered((group: PermissionGroup | null) =>
    [...asked.entries()].filter(([, one]) => group === null || holds(group, one) !== null),
  );
  return (policy) => {
    const { effect, effectAssumed, permissionGroups, resourceGroups } = policy;
    const ways = asked.map(() => 0);
    for (const granted of permissionGroups) {
      const group = groupOf({ permissionGroup: granted.key });
      const parts = partsIn(group);
      if (parts.length === 0) continue;
      for (const { places } of resourceGroups)
        for (const place of nearIn(places)) {
          const cell = { scope: place.scope, gaps: gapsOfCell({ policy, granted, group, place }) };
          for (const [at, permission] of parts) {
            const certainty = certaintyOf({ cell, permissionGroup: group }, permission, resource);
            if (certainty === null) continue;
            ways[at] = (ways[at] ?? 0) | (1 << wayBit({ effect, certainty, effectAssumed }));
          }
        }
    }
    return ways;
  };
}
