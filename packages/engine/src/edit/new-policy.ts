import type { Account, Gap, PermissionGroup, Policy, Scope } from '@grantlens/snapshot';
import { type Holder, mismatchOf, permissionGroupName, typeGapId } from '@grantlens/snapshot/internal';
import type { Edit } from './edit.ts';

type AddPolicy = Extract<Edit, { readonly kind: 'add-policy' }>;

/** A policy as if the API had shown it, with the gaps that S7 makes of its permission group and scope. */
export function newPolicy({ access, permissionGroup, scope }: AddPolicy, holder: Holder): Policy {
  return {
    kind: 'policy',
    id: null,
    holder,
    effect: access,
    effectAssumed: false,
    gaps: [],
    permissionGroups: [
      { key: permissionGroup.key, gaps: permissionGroup.types === null ? [untyped(permissionGroup)] : [] },
    ],
    resourceGroups: [{ id: null, name: null, places: [{ scope, objectKey: scope.key, gaps: [] }] }],
  };
}

/** The account's gaps with those of a new policy. */
export function withGapsOf({ permissionGroup, scope }: AddPolicy, { gaps }: Account): Account['gaps'] {
  const added = doubts(permissionGroup, scope).filter(({ id }) => !gaps.has(id));
  return added.length === 0 ? gaps : new Map([...gaps, ...added.map((gap) => [gap.id, gap] as const)]);
}

function untyped({ key }: PermissionGroup): Gap['id'] {
  return typeGapId(key);
}

function doubts(group: PermissionGroup, scope: Scope): readonly Gap[] {
  const collection = group.side === 'member' ? 'permissionGroups' : 'tokenPermissionGroups';
  const name = permissionGroupName(group);
  const mismatch = mismatchOf(group, scope);
  if (group.types === null) {
    const clouds = `on what kind of resource the permission group ${name} acts`;
    return [{ id: untyped(group), collection, cause: 'type-unknown', clouds }];
  }
  if (mismatch === null) return [];
  const clouds = `what the permission group ${name} gives on ${scope.key}, which is not of its type`;
  return [{ id: mismatch, collection, cause: 'type-mismatch', clouds }];
}
