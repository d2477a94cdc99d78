import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { type PolicyGrant, scopeIdentity } from '@grantlens/snapshot/internal';
import type { PolicyCell } from './cells-by-scope.ts';
import type { HeldPolicy } from './held-policies.ts';
import type { Lookups } from './lookups.ts';
import type { Depth } from './overlap.ts';
import type { Pool } from './policies-that-matter.ts';

/** The policies of a pool that overlap with a grant. */
export type Overlapping = (grant: PolicyCell) => readonly HeldPolicy[];

/** Returns a function that lists the policies that overlap with a grant of a permission group. */
export function openOverlapping(
  held: readonly HeldPolicy[],
  { group, pool }: { readonly group: PermissionGroup | null; readonly pool: Pool },
  { access: { groupOf }, cellsOf, overlap, share, influenceOf }: Lookups,
): Overlapping {
  // Single permissions are asked about only where something may take them away from a certain grant.
  const depth: Depth = pool === 'all' ? 'group' : 'contents';
  const shares = ({ permissionGroups }: Policy, what: Depth): boolean =>
    permissionGroups.some(({ key }) => share(group, groupOf({ permissionGroup: key }), what));
  const isAfterDeny = (policy: Policy): boolean =>
    depth === 'contents' &&
    policy.effect === 'allow' &&
    (influenceOf(policy) === 'after-deny' || !shares(policy, 'group'));
  const sharing = held
    .filter(({ policy }) => shares(policy, depth))
    .map((one): HeldPolicy => (isAfterDeny(one.policy) ? { ...one, isAfterDeny: true } : one));
  const touches = (grant: PolicyCell, cells: readonly PolicyGrant[]): boolean =>
    cells.some((cell) => overlap(grant, { cell, permissionGroup: groupOf(cell) }, depth));
  const known = new Map<string, readonly HeldPolicy[]>();
  const remember = (key: string, find: () => readonly HeldPolicy[]): readonly HeldPolicy[] => {
    const before = known.get(key) ?? find();
    known.set(key, before);
    return before;
  };
  return (grant) => {
    const { scope } = grant.cell;
    if (sharing.length === 0) return sharing;
    if (scope?.kind !== 'resource')
      return remember(scope === null ? '' : scopeIdentity(scope), () =>
        sharing.filter(({ policy }) => touches(grant, cellsOf(policy).all)),
      );
    // What is not on one resource is on every resource of a type, or on none.
    const wide = remember(scope.type, () =>
      sharing.filter(({ policy }) => touches(grant, cellsOf(policy).wide)),
    );
    const here = sharing.filter(({ policy }) =>
      touches(grant, cellsOf(policy).byResource.get(scope.resource) ?? []),
    );
    if (here.length === 0) return wide;
    return sharing.filter((one) => wide.includes(one) || here.includes(one));
  };
}
