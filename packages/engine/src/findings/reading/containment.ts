import type { Account, PermissionGroup } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import { holds } from '../../decision/holds.ts';

/** The permission groups that certainly hold another, itself among them. */
export type Containers = (group: PermissionGroup) => ReadonlySet<PermissionGroup>;

/** Returns a function that finds them, and remembers: the same few are asked about again and again. */
export function openContainers({ permissionGroups }: Account): Containers {
  return remembered((group) => {
    const certainly = (one: PermissionGroup) => holds(one, { kind: 'group', group })?.certainty === 'sure';
    return new Set([...permissionGroups.values()].filter(certainly));
  });
}
