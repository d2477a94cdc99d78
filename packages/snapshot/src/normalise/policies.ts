import type { GapId, PermissionGroupKey } from '../account/ids.ts';
import type { GroupSide } from '../account/permission-group.ts';
import type { GrantedGroup, Policy, ReachedGroup } from '../account/policy.ts';
import { readPolicyRow, readTokenPolicyRow } from '../api/policy.ts';
import { isObject } from '../json.ts';
import { compareTexts } from '../text/compare-texts.ts';
import { noteGap, noteOddity, type PolicyContext, type PolicyPlace } from './policy-place.ts';
import { reachOf } from './reach.ts';
import { reachedGroups } from './reached-groups.ts';

/** A policy before its holder is known. */
export type UnheldPolicy = Omit<Policy, 'holder'>;

/** Reads a policy of a member or user group: the two sides of the cross product of S2. */
export function readPolicy(raw: unknown, place: PolicyPlace, context: PolicyContext): UnheldPolicy {
  const row = readPolicyRow(raw);
  if (row === null)
    return unseenPolicy(noteGap(context, place, 'row-unreadable', `any permission of ${place.of}`));
  const { id, access, permission_groups, resource_groups, created_on } = row;
  const here = within(place, id);
  const named = listOf(resource_groups)?.map(context.resourceGroups.resolve) ?? null;
  if (named?.length === 0) noteOddity(context, here, 'empty-resource-groups', 'names no resource group');
  const { effect, effectAssumed, gaps } = readEffect(access, 'access', here, context);
  const keys = readKeys(permission_groups, 'member', here, context);
  const resourceGroups = reachedGroups(named, here, context);
  const permissionGroups = grantedGroups(keys, resourceGroups, here, context);
  const policy = withKind({ id: id ?? null, effect, effectAssumed, gaps, permissionGroups, resourceGroups });
  return created_on ? { ...policy, createdAt: created_on } : policy;
}

/** Reads a policy of an account-owned token (S4). */
export function readTokenPolicy(raw: unknown, place: PolicyPlace, context: PolicyContext): UnheldPolicy {
  const row = readTokenPolicyRow(raw);
  if (row === null)
    return unseenPolicy(noteGap(context, place, 'row-unreadable', `any permission of ${place.of}`));
  const here = within(place, row.id);
  const pieces = context.scopes.readResources(row.resources);
  const { effect, effectAssumed, gaps } = readEffect(row.effect, 'effect', here, context);
  const keys = readKeys(row.permission_groups, 'token', here, context);
  const reach = pieces === null ? null : reachOf(pieces);
  const resourceGroups = reachedGroups([{ id: null, name: null, reach }], here, context);
  const permissionGroups = grantedGroups(keys, resourceGroups, here, context);
  return withKind({ id: row.id ?? null, effect, effectAssumed, gaps, permissionGroups, resourceGroups });
}

/** A row that shows neither an id nor what it gives nor where could be any number of policies. */
function withKind(policy: Omit<UnheldPolicy, 'kind' | 'createdAt'>): UnheldPolicy {
  const { id, effect, effectAssumed, gaps, permissionGroups, resourceGroups } = policy;
  const isUnseen =
    id === null &&
    permissionGroups.every(({ key }) => key === null) &&
    resourceGroups.every(({ places }) => places.every(({ scope }) => scope === null));
  const kind = isUnseen ? 'unseen' : 'policy';
  return { kind, id, effect, effectAssumed, gaps, permissionGroups, resourceGroups };
}

/** All policies that may be there and were not seen (S12). */
export function unseenPolicy(gap: GapId): UnheldPolicy {
  return {
    kind: 'unseen',
    id: null,
    effect: 'either',
    effectAssumed: false,
    gaps: [gap],
    permissionGroups: [{ key: null, gaps: [] }],
    resourceGroups: [{ id: null, name: null, places: [{ scope: null, objectKey: null, gaps: [] }] }],
  };
}

/** Whether a policy gives no permission group or reaches no place (S2). */
export function givesNothing({ permissionGroups, resourceGroups }: UnheldPolicy): boolean {
  return permissionGroups.length === 0 || resourceGroups.length === 0;
}

function within(place: PolicyPlace, id: string | null | undefined): PolicyPlace {
  return typeof id === 'string'
    ? { ...place, path: `${place.path}.policies[${id}]`, policyId: id }
    : { ...place, path: `${place.path}.policies`, policyId: null };
}

function readEffect(
  word: unknown,
  field: string,
  place: PolicyPlace,
  context: PolicyContext,
): Pick<Policy, 'effect' | 'effectAssumed' | 'gaps'> {
  if (word === 'allow' || word === 'deny') return { effect: word, effectAssumed: false, gaps: [] };
  if (word === undefined) return { effect: 'allow', effectAssumed: true, gaps: [] };
  const clouds = `whether a policy of ${place.of} allows or denies: its ${field} is neither word`;
  const gap = noteGap(context, place, 'access-unreadable', clouds);
  return { effect: 'either', effectAssumed: false, gaps: [gap] };
}

/** The permission groups of a policy; null for one that could not be read, and for a list that could not. */
function readKeys(
  list: unknown,
  side: GroupSide,
  place: PolicyPlace,
  context: PolicyContext,
): readonly (PermissionGroupKey | null)[] {
  const rows = listOf(list);
  if (rows?.length === 0) noteOddity(context, place, 'empty-permission-groups', 'names no permission group');
  return rows === null ? [null] : rows.map((row) => context.directory.resolve(row, side));
}

/** What a policy gives on the places it reaches: each permission group once, in order, an unreadable one last. */
function grantedGroups(
  keys: readonly (PermissionGroupKey | null)[],
  reached: readonly ReachedGroup[],
  place: PolicyPlace,
  context: PolicyContext,
): readonly GrantedGroup[] {
  const distinct = keys.length < 2 ? keys : [...new Set(keys)].sort(compareTexts);
  return distinct.map((key) => {
    if (key !== null || reached.length === 0) return { key, gaps: [] };
    const clouds = `any permission that a policy of ${place.of} gives: a permission group of it cannot be read`;
    return { key, gaps: [noteGap(context, place, 'permission-groups-unreadable', clouds)] };
  });
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
