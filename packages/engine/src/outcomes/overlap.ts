import type { PermissionGroup } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import { holds } from '../decision/holds.ts';
import { reaches, scopesOf } from '../decision/reaches.ts';
import { typicalOf } from '../decision/typical-resource.ts';

// The second and the third filter (see `split-by-policies`), by what a policy is about: which policies have anything in
// common with a grant, in the permissions that they hold and in what they reach.
//
// Why the others are safe to ignore. A grant takes part in a decision only if it may hold the permission and reaches the
// resource (S6, S7, S9). An outcome asks about the permission group of a grant, and where something may deny, about the
// single permissions in it, on places that the grant reaches. A policy that can hold none of these, or that reaches nothing that
// the grant reaches, takes part in none of these decisions.

/** What is asked about a grant: its permission group as a whole, or also the single permissions in it. */
export type Depth = 'group' | 'contents';

type Part = Pick<Grant, 'cell' | 'permissionGroup'>;

/**
 * Whether a grant can take part in what is asked about another. Conservative: may return true needlessly, never false
 * wrongly.
 */
export type Overlap = (grant: Part, other: Part, depth: Depth) => boolean;

/** Returns a function that tells whether two grants overlap: in what they hold, and on something that both reach. */
export function openOverlap({ account }: Access, share: Sharing): Overlap {
  return (grant, other, depth) =>
    share(grant.permissionGroup, other.permissionGroup, depth) &&
    [...scopesOf(grant, account), ...scopesOf(other, account)].some((scope) => {
      const there = typicalOf(scope);
      return (
        reaches(grant.cell, grant.permissionGroup, there) && reaches(other.cell, other.permissionGroup, there)
      );
    });
}

/** Whether the second permission group may hold anything that is asked about the first. */
export type Sharing = (group: PermissionGroup | null, other: PermissionGroup | null, depth: Depth) => boolean;

/**
 * Returns a function that tells whether two permission groups share anything, and remembers: the same few are asked
 * about again and again.
 */
export function openSharing(): Sharing {
  const known = {
    group: new Map<PermissionGroup, Map<PermissionGroup, boolean>>(),
    contents: new Map<PermissionGroup, Map<PermissionGroup, boolean>>(),
  };
  return (group, other, depth) => {
    if (group === null || other === null) return true;
    const ofGroup = known[depth].get(group) ?? new Map<PermissionGroup, boolean>();
    known[depth].set(group, ofGroup);
    const before = ofGroup.get(other);
    if (before !== undefined) return before;
    const shared =
      holds(other, { kind: 'group', group }) !== null || (depth === 'contents' && holdsAnyOf(other, group));
    ofGroup.set(other, shared);
    return shared;
  };
}

function holdsAnyOf(other: PermissionGroup, { contents }: PermissionGroup): boolean {
  if (contents.kind !== 'listed') return true;
  return [...contents.permissions].some((name) => holds(other, { kind: 'atomic', name }) !== null);
}
