import type { UserGroup } from '../account/account.ts';
import { groupMembersPath } from '../account/gap-ids.ts';
import { type UserGroupKey, userGroupKey } from '../account/ids.ts';
import type { Policy } from '../account/policy.ts';
import type { Member } from '../account/principal.ts';
import { readPolicyRow } from '../api/policy.ts';
import { readUserGroupMemberRow, readUserGroupRow, type UserGroupRow } from '../api/user-group.ts';
import type { Collections } from '../file/collection.ts';
import { hold } from './holder-policies.ts';
import { indexMemberships, type Memberships } from './memberships.ts';
import { readPolicy, type UnheldPolicy, unseenPolicy } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import type { ReadUserGroup } from './read-user-group.ts';
import { type Row, readRows } from './rows.ts';
import type { ScimBook } from './scim.ts';

/** The user groups of an account and who is in them. */
export interface ReadUserGroups {
  readonly groups: readonly ReadUserGroup[];
  readonly memberships: Memberships;
  readonly unreadable: number;
}

/** Reads the user groups and who is in them. */
export function readUserGroups(collections: Collections, context: PolicyContext): ReadUserGroups {
  const { rows, unreadable } = readRows(
    'userGroups',
    collections.userGroups.items,
    readUserGroupRow,
    context.notes,
  );
  const groups = new Map<UserGroupKey, ReadUserGroup>();
  for (const [at, row] of rows.entries()) {
    const group = readUserGroup(row, at, collections, context);
    const twin = groups.get(group.key);
    // Two rows of one id disagree, and then neither says which policies the group has.
    groups.set(group.key, twin === undefined ? group : { ...group, policiesById: both(twin, group) });
  }
  const read = [...groups.values()];
  return { groups: read, memberships: indexMemberships(read), unreadable };
}

function readUserGroup(
  row: Row<UserGroupRow>,
  at: number,
  collections: Collections,
  context: PolicyContext,
): ReadUserGroup {
  const { id, name, created_on: made } = row.value;
  const key = userGroupKey(id ?? `without an id ${at}`);
  const byGroup = collections.userGroupMembers.items;
  // An id is any text, also the name of something every object inherits.
  const items = typeof id === 'string' && Object.hasOwn(byGroup, id) ? byGroup[id] : undefined;
  const path = groupMembersPath(key);
  const policies = readGroupPolicies(row, key, context);
  const memberIds: string[] = [];
  const memberEmails: string[] = [];
  const addedAt = new Map<string, string>();
  let lost = 0;
  for (const raw of items ?? []) {
    const member = readUserGroupMemberRow(raw);
    if (member?.id) {
      memberIds.push(member.id);
      if (member.created_at) noteEarliest(addedAt, member.id, member.created_at);
    } else if (member?.email) memberEmails.push(member.email.toLowerCase());
    else lost += 1;
  }
  if (lost > 0)
    context.notes.issue({ collection: 'userGroupMembers', path, message: 'a row cannot be read' });
  return {
    key,
    id: id ?? null,
    name: name ?? null,
    policies,
    policiesById: row.conflicting ? indexShown(row.value.policies, policies) : indexById(policies),
    memberIds,
    memberEmails,
    addedAt,
    ...(made && { made: { at: made } }),
    // A group without an id cannot be asked for its members.
    unreadableMembers: lost + (id ? 0 : 1),
  };
}

/** A group may list somebody twice, in any order. */
function noteEarliest(times: Map<string, string>, id: string, at: string): void {
  const known = times.get(id);
  if (known === undefined || at < known) times.set(id, at);
}

function indexById(policies: readonly UnheldPolicy[]): ReadonlyMap<string, UnheldPolicy> | null {
  const byId = new Map<string, UnheldPolicy>();
  for (const policy of policies) {
    if (policy.id === null) return null;
    if (!byId.has(policy.id)) byId.set(policy.id, policy);
  }
  return byId;
}

/** The ids of the policies that rows show which disagree: each is the group's, whatever it says (S3). */
function indexShown(
  shown: unknown,
  [unseen]: readonly UnheldPolicy[],
): ReadonlyMap<string, UnheldPolicy> | null {
  if (!Array.isArray(shown) || unseen === undefined) return null;
  const ids = shown.map((policy) => readPolicyRow(policy)?.id).filter((id) => typeof id === 'string');
  return new Map(ids.map((id) => [id, unseen]));
}

function both(one: ReadUserGroup, other: ReadUserGroup): ReadonlyMap<string, UnheldPolicy> {
  return new Map([...(one.policiesById ?? []), ...(other.policiesById ?? [])]);
}

/** A user group shows no `policies` when it has none. */
function readGroupPolicies(
  row: Row<UserGroupRow>,
  holder: UserGroupKey,
  context: PolicyContext,
): readonly UnheldPolicy[] {
  const of = `the user group ${row.value.name ?? row.value.id ?? 'without a name'}`;
  const place = { collection: 'userGroups', path: row.path, of, holder, policyId: null } as const;
  const unseen = (cause: 'rows-conflict' | 'policies-unreadable') => {
    const clouds = `every permission of the members of ${of}`;
    return [unseenPolicy(context.notes.gap({ collection: 'userGroups', cause, path: row.path, clouds }))];
  };
  const { policies } = row.value;
  if (row.conflicting) return unseen('rows-conflict');
  if (policies === undefined || policies === null) return [];
  if (!Array.isArray(policies)) return unseen('policies-unreadable');
  return policies.map((policy: unknown) => readPolicy(policy, place, context));
}

/** The policies of the groups, held by the group. */
export function groupPolicies(groups: readonly ReadUserGroup[]): readonly Policy[] {
  return groups.flatMap((group) => hold(group.policies, { kind: 'user-group', group: group.key }));
}

/** The groups with how many of the account's members are in each. */
export function countMembers(
  groups: readonly ReadUserGroup[],
  members: readonly Member[],
  scim: ScimBook,
): readonly UserGroup[] {
  const sizes = new Map<UserGroupKey, number>();
  for (const member of members) for (const key of member.groups) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return groups.map(({ key, id, name, made }) => {
    const identity = scim.group(id);
    return {
      key,
      id,
      name,
      size: sizes.get(key) ?? 0,
      ...(identity && { scim: identity }),
      ...(made && { made }),
    };
  });
}
