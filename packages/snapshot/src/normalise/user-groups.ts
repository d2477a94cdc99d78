import type { UserGroup } from '../account/account.ts';
import { type UserGroupKey, userGroupKey } from '../account/ids.ts';
import type { Policy } from '../account/policy.ts';
import type { Member } from '../account/principal.ts';
import { type UserGroupRow, userGroupMemberRow, userGroupRow } from '../api/user-group.ts';
import type { Collections } from '../file/collection.ts';
import { hold } from './holder-policies.ts';
import { addTo } from './multimap.ts';
import type { Notes } from './notes.ts';
import { readPolicy, type UnheldPolicy, unseenPolicy } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import { type Row, readRows } from './rows.ts';

/** The user groups with what each hands out, before anybody is in them. */
export interface ReadUserGroup extends Omit<UserGroup, 'size'> {
  readonly policies: readonly UnheldPolicy[];
  /** Membership ids of those in it. */
  readonly memberIds: ReadonlySet<string>;
  /** E-mails of rows without a membership id. */
  readonly memberEmails: ReadonlySet<string>;
  /** Somebody is in it who cannot be told: what it hands out may be any member's (S12). */
  readonly unreadableMembers: number;
}

/** Reads the user groups and who is in them. */
export function readUserGroups(
  collections: Collections,
  context: PolicyContext,
): { readonly groups: readonly ReadUserGroup[]; readonly unreadable: number } {
  const { rows, unreadable } = readRows(
    'userGroups',
    collections.userGroups.items,
    userGroupRow,
    context.notes,
  );
  const groups = new Map<UserGroupKey, ReadUserGroup>();
  for (const [at, row] of rows.entries()) {
    const group = readUserGroup(row, at, collections, context);
    // Two rows of one id disagree, and then neither says what the group hands out.
    groups.set(group.key, group);
  }
  return { groups: [...groups.values()], unreadable };
}

function readUserGroup(
  row: Row<UserGroupRow>,
  at: number,
  collections: Collections,
  context: PolicyContext,
): ReadUserGroup {
  const { id, name } = row.value;
  const key = userGroupKey(id ?? `without an id ${at}`);
  const byGroup = collections.userGroupMembers.items;
  // An id is any text, also the name of something every object inherits.
  const items = typeof id === 'string' && Object.hasOwn(byGroup, id) ? byGroup[id] : undefined;
  const path = `userGroupMembers[${key}]`;
  const members = (items ?? []).map((raw) => userGroupMemberRow.safeParse(raw).data ?? {});
  const lost = members.filter((member) => !member.id && !member.email).length;
  if (lost > 0)
    context.notes.issue({ collection: 'userGroupMembers', path, message: 'a row cannot be read' });
  return {
    key,
    id: id ?? null,
    name: name ?? null,
    policies: readGroupPolicies(row, context),
    memberIds: new Set(members.flatMap((member) => (member.id ? [member.id] : []))),
    memberEmails: new Set(members.flatMap(({ id, email }) => (!id && email ? [email.toLowerCase()] : []))),
    // A group without an id cannot be asked for its members.
    unreadableMembers: lost + (id ? 0 : 1),
  };
}

/** A user group shows no `policies` when it has none. */
function readGroupPolicies(row: Row<UserGroupRow>, context: PolicyContext): readonly UnheldPolicy[] {
  const of = `the user group ${row.value.name ?? row.value.id ?? 'without a name'}`;
  const place = { collection: 'userGroups', path: row.path, of } as const;
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

/** Points at those who are in a group and no member of the account. */
export function noteUnknownMembers(
  groups: readonly ReadUserGroup[],
  members: readonly Member[],
  notes: Notes,
): void {
  const known = new Set(members.map(({ id }) => id));
  for (const group of groups) {
    for (const id of group.memberIds) {
      if (known.has(id)) continue;
      const message = `${group.name ?? group.key} has a member (${id}) who is no member of the account`;
      const path = `userGroupMembers[${group.key}][${id}]`;
      notes.oddity({ kind: 'group-member-unknown', collection: 'userGroupMembers', path, message });
    }
  }
}

/** The groups with how many of the account's members are in each. */
export function countMembers(
  groups: readonly ReadUserGroup[],
  members: readonly Member[],
): readonly UserGroup[] {
  const sizes = new Map<UserGroupKey, number>();
  for (const key of members.flatMap((member) => member.groups)) sizes.set(key, (sizes.get(key) ?? 0) + 1);
  return groups.map(({ key, id, name }) => ({ key, id, name, size: sizes.get(key) ?? 0 }));
}

/** Finds the groups a member is in: by membership id, or by e-mail where a group's row shows no id. */
export function indexMemberships(
  groups: readonly ReadUserGroup[],
): (member: { readonly id: string | null; readonly email: string | null }) => readonly ReadUserGroup[] {
  const byName = new Map<string, ReadUserGroup[]>();
  for (const group of groups) {
    for (const id of group.memberIds) addTo(byName, `id ${id}`, group);
    for (const email of group.memberEmails) addTo(byName, `email ${email}`, group);
  }
  return ({ id, email }) => [
    ...new Set([
      ...(id === null ? [] : (byName.get(`id ${id}`) ?? [])),
      ...(email === null ? [] : (byName.get(`email ${email.toLowerCase()}`) ?? [])),
    ]),
  ];
}
