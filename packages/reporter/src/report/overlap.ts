import { type AccessGraph, type Grant, holds, reaches, scopesOf, typicalOf } from '@grantlens/engine';
import type { PermissionGroup } from '@grantlens/snapshot';

/** What is asked of a grant: about its permission group as a whole, and where that may be cut, about what it contains. */
export type AskedOf = 'group' | 'contents';

type Part = Pick<Grant, 'cell' | 'permissionGroup'>;

/** Whether a grant can bear on what is asked of another. It may say yes where it surely does not bear, never no where it does. */
export type Overlap = (grant: Part, other: Part, asked: AskedOf) => boolean;

/** Opens the question whether grants overlap: in what they hold, and on something both reach. */
export function openOverlap({ account }: AccessGraph, share: Sharing): Overlap {
  return (grant, other, asked) =>
    share(grant.permissionGroup, other.permissionGroup, asked) &&
    [...scopesOf(grant, account), ...scopesOf(other, account)].some((scope) => {
      const there = typicalOf(scope);
      return (
        reaches(grant.cell, grant.permissionGroup, there) && reaches(other.cell, other.permissionGroup, there)
      );
    });
}

/** Whether the second permission group may hold anything that is asked of the first. */
export type Sharing = (
  group: PermissionGroup | null,
  other: PermissionGroup | null,
  asked: AskedOf,
) => boolean;

/** Opens the question whether permission groups share anything; asked again and again of the same few. */
export function openSharing(): Sharing {
  const known = {
    group: new Map<PermissionGroup, Map<PermissionGroup, boolean>>(),
    contents: new Map<PermissionGroup, Map<PermissionGroup, boolean>>(),
  };
  return (group, other, asked) => {
    if (group === null || other === null) return true;
    const ofGroup = known[asked].get(group) ?? new Map<PermissionGroup, boolean>();
    known[asked].set(group, ofGroup);
    const before = ofGroup.get(other);
    if (before !== undefined) return before;
    const shared =
      holds(other, { kind: 'group', group }) !== null || (asked === 'contents' && holdsAnyOf(other, group));
    ofGroup.set(other, shared);
    return shared;
  };
}

function holdsAnyOf(other: PermissionGroup, { contents }: PermissionGroup): boolean {
  if (contents.kind !== 'listed') return true;
  return [...contents.permissions].some((name) => holds(other, { kind: 'atomic', name }) !== null);
}
