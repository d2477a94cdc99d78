import type { GapId, PermissionGroupKey } from '../account/ids.ts';
import type { Effect, Policy } from '../account/policy.ts';
import { policyRow, tokenPolicyRow } from '../api/policy.ts';
import type { Side } from '../catalogue/entry.ts';
import { isObject } from '../json.ts';
import { cross } from './cross-product.ts';
import { noteGap, noteOddity, type PolicyContext, type PolicyPlace } from './policy-place.ts';
import { readResources } from './scopes.ts';

/** A policy before it is known whose it is. */
export type UnheldPolicy = Omit<Policy, 'holder'>;

/** Reads a policy of a member or user group: the cross product of S2. */
export function readPolicy(raw: unknown, place: PolicyPlace, context: PolicyContext): UnheldPolicy {
  const row = policyRow.safeParse(raw);
  if (!row.success)
    return unseenPolicy(noteGap(context, place, 'row-unreadable', `any permission of ${place.of}`));
  const { id, access, permission_groups, resource_groups } = row.data;
  const here = within(place, id);
  const reaches = listOf(resource_groups)?.map(context.resourceGroups.resolve) ?? null;
  if (reaches?.length === 0) noteOddity(context, here, 'empty-resource-groups', 'names no resource group');
  const { effect, assumed, gaps } = readEffect(access, 'access', here, context);
  const groups = readGroups(permission_groups, 'member', here, context);
  return {
    id: id ?? null,
    effect,
    effectAssumed: assumed,
    grants: cross(groups, reaches, gaps, here, context),
  };
}

/** Reads a policy of an account-owned token (S4). */
export function readTokenPolicy(raw: unknown, place: PolicyPlace, context: PolicyContext): UnheldPolicy {
  const row = tokenPolicyRow.safeParse(raw);
  if (!row.success)
    return unseenPolicy(noteGap(context, place, 'row-unreadable', `any permission of ${place.of}`));
  const here = within(place, row.data.id);
  const pieces = readResources(row.data.resources, context.accountId);
  const { effect, assumed, gaps } = readEffect(row.data.effect, 'effect', here, context);
  const groups = readGroups(row.data.permission_groups, 'token', here, context);
  const grants = cross(groups, [{ id: null, name: null, pieces }], gaps, here, context);
  return { id: row.data.id ?? null, effect, effectAssumed: assumed, grants };
}

/** A policy of which nothing is known but that it may be there (S12). */
export function unseenPolicy(gap: GapId, effect: Effect = 'either'): UnheldPolicy {
  const nothing = {
    permissionGroup: null,
    scope: null,
    resourceGroupId: null,
    resourceGroupName: null,
    objectKey: null,
  };
  return { id: null, effect, effectAssumed: false, grants: [{ ...nothing, gaps: [gap] }] };
}

function within(place: PolicyPlace, id: string | null | undefined): PolicyPlace {
  return typeof id === 'string'
    ? { ...place, path: `${place.path}.policies[${id}]` }
    : { ...place, path: `${place.path}.policies` };
}

function readEffect(word: unknown, field: string, place: PolicyPlace, context: PolicyContext) {
  if (word === 'allow' || word === 'deny') return { effect: word, assumed: false, gaps: [] } as const;
  if (word === undefined) return { effect: 'allow', assumed: true, gaps: [] } as const;
  const clouds = `whether a policy of ${place.of} allows or denies: its ${field} is neither word`;
  return {
    effect: 'either',
    assumed: false,
    gaps: [noteGap(context, place, 'access-unreadable', clouds)],
  } as const;
}

/** The permission groups of a policy; null stands for one that could not be read, and for the whole list. */
function readGroups(
  list: unknown,
  side: Side,
  place: PolicyPlace,
  context: PolicyContext,
): readonly (PermissionGroupKey | null)[] {
  const rows = listOf(list);
  if (rows?.length === 0) noteOddity(context, place, 'empty-permission-groups', 'names no permission group');
  return rows === null ? [null] : rows.map((row) => context.directory.resolve(row, side));
}

function listOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

/** The permission-group references inside raw policies, for the directory. */
export function groupReferences(policies: unknown): readonly unknown[] {
  return (listOf(policies) ?? []).flatMap((policy) =>
    isObject(policy) ? (listOf(policy.permission_groups) ?? []) : [],
  );
}
