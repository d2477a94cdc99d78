import { type PermissionGroup, type Policy, type PolicyGrant, scopeIdentity } from '@grantlens/snapshot';
import type { Held, Pool } from './held-policies.ts';
import type { Handed, View } from './others-view.ts';
import type { AskedOf } from './overlap.ts';

/** Of the policies of a pool those that can bear on a grant. */
export type Near = (grant: Handed) => readonly Held[];

/** Opens the question which policies can bear on grants of a permission group. */
export function openNear(
  held: readonly Held[],
  { group, pool }: { readonly group: PermissionGroup | null; readonly pool: Pool },
  { access: { groupOf }, bookOf, overlap, share, bears }: View,
): Near {
  const asked = askedIn(pool);
  const shares = ({ permissionGroups }: Policy, what: AskedOf): boolean =>
    permissionGroups.some(({ key }) => share(group, groupOf({ permissionGroup: key }), what));
  const isAfterDeny = (policy: Policy): boolean =>
    asked === 'contents' &&
    policy.effect === 'allow' &&
    (bears(policy) === 'after-deny' || !shares(policy, 'group'));
  const sharing = held
    .filter(({ policy }) => shares(policy, asked))
    .map((one): Held => (isAfterDeny(one.policy) ? { ...one, isAfterDeny: true } : one));
  const touches = (grant: Handed, cells: readonly PolicyGrant[]): boolean =>
    cells.some((cell) => overlap(grant, { cell, permissionGroup: groupOf(cell) }, asked));
  const known = new Map<string, readonly Held[]>();
  const remember = (key: string, find: () => readonly Held[]): readonly Held[] => {
    const before = known.get(key) ?? find();
    known.set(key, before);
    return before;
  };
  return (grant) => {
    const { scope } = grant.cell;
    if (sharing.length === 0) return sharing;
    if (scope?.kind !== 'resource')
      return remember(scope === null ? '' : scopeIdentity(scope), () =>
        sharing.filter(({ policy }) => touches(grant, bookOf(policy).all)),
      );
    // What is not on one resource is on every resource of a type, or on none.
    const wide = remember(scope.type, () =>
      sharing.filter(({ policy }) => touches(grant, bookOf(policy).wide)),
    );
    const here = sharing.filter(({ policy }) =>
      touches(grant, bookOf(policy).byResource.get(scope.resource) ?? []),
    );
    if (here.length === 0) return wide;
    return sharing.filter((held) => wide.includes(held) || here.includes(held));
  };
}

/** Only where something may cut a grant is anything asked about what it contains. */
function askedIn(pool: Pool): AskedOf {
  return pool === 'all' ? 'group' : 'contents';
}
