import { type PermissionGroupKey, principalKey } from '../account/ids.ts';
import type { Policy } from '../account/policy.ts';
import type { Member } from '../account/principal.ts';
import { type MemberRow, memberRow } from '../api/member.ts';
import { wholeAccount } from '../keys/scope.ts';
import { hold, inDoubt, isSamePolicy, saysTheSame } from './holder-policies.ts';
import { readPolicy, type UnheldPolicy, unseenPolicy } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import { groupOfRole, type RoleGroup, readRole } from './roles.ts';
import { type Row, readRows } from './rows.ts';
import { memberStanding } from './standing.ts';
import { indexMemberships, type ReadUserGroup } from './user-groups.ts';

/** The members with what they hold directly. */
export interface ReadMembers {
  readonly members: readonly Member[];
  readonly policies: readonly Policy[];
  /** Roles that stand for themselves, met while reading (S3). */
  readonly roleGroups: readonly RoleGroup[];
  readonly unreadable: number;
}

/** Reads the members: who they are, which groups they are in, and which policies or roles they hold themselves. */
export function readMembers(
  items: readonly unknown[],
  groups: readonly ReadUserGroup[],
  context: PolicyContext,
): ReadMembers {
  const { rows, unreadable } = readRows('members', items, memberRow, context.notes);
  const groupsOf = indexMemberships(groups);
  const members = new Map<string, Member>();
  const policies: Policy[] = [];
  const roleGroups = new Map<PermissionGroupKey, RoleGroup>();
  let nameless = 0;
  for (const row of rows) {
    const name = row.value.id ?? emailOf(row.value) ?? row.value.user?.id;
    if (!name) {
      nameless += 1;
      context.notes.issue({
        collection: 'members',
        path: row.path,
        message: 'the row has neither id nor e-mail',
      });
      continue;
    }
    const mine = groupsOf({ id: row.value.id ?? null, email: emailOf(row.value) });
    const member = readMember(row.value, principalKey('member', name), mine);
    const holder = { kind: 'principal', principal: member.key } as const;
    if (members.has(member.key)) {
      // Rows without an id can be the same member's too, and then they disagree.
      if (!row.conflicting) policies.push(...hold([unseen(row, 'rows-conflict', context)], holder));
      continue;
    }
    members.set(member.key, member);
    const direct = readOwnPolicies(row, roleGroups, context);
    const shown = mine.flatMap((group) => group.policies);
    policies.push(...hold(withoutSeenTwice(direct, shown, row, context), holder));
    if (!row.value.id) policies.push(...perhapsInGroups(row, member.key, strangersIn(groups, rows), context));
  }
  return {
    members: [...members.values()],
    policies,
    roleGroups: [...roleGroups.values()],
    unreadable: unreadable + nameless,
  };
}

function emailOf(row: MemberRow): string | null {
  return row.email ?? row.user?.email ?? null;
}

function readMember(row: MemberRow, key: Member['key'], groups: readonly ReadUserGroup[]): Member {
  const names = [row.user?.first_name, row.user?.last_name].filter(
    (name) => typeof name === 'string' && name !== '',
  );
  return {
    key,
    kind: 'member',
    id: row.id ?? null,
    userId: row.user?.id ?? null,
    email: emailOf(row),
    name: names.length > 0 ? names.join(' ') : null,
    standing: memberStanding(row.status),
    status: row.status ?? null,
    twoFactor: row.user?.two_factor_authentication_enabled ?? null,
    apiAccess: row.api_access_enabled ?? null,
    groups: groups.map(({ key }) => key).sort(),
  };
}

/** S3: `policies` is the truth, `roles` is read where there are none, and neither shown is a gap. */
function readOwnPolicies(
  row: Row<MemberRow>,
  roleGroups: Map<PermissionGroupKey, RoleGroup>,
  context: PolicyContext,
): readonly UnheldPolicy[] {
  const { policies, roles } = row.value;
  const of = wordsFor(row.value);
  if (row.conflicting) return [unseen(row, 'rows-conflict', context)];
  if (Array.isArray(policies)) {
    const place = { collection: 'members', path: row.path, of } as const;
    return policies.map((policy: unknown) => readPolicy(policy, place, context));
  }
  if (policies !== undefined && policies !== null) return [unseen(row, 'policies-unreadable', context)];
  if (roles === undefined || roles === null) return [unseen(row, 'policies-not-shown', context)];
  if (!Array.isArray(roles)) return [unseen(row, 'policies-unreadable', context)];
  return roles.map((role: unknown) => readRoleAsPolicy(role, row, roleGroups, context));
}

/** A role is one allow on the whole account (S3). */
function readRoleAsPolicy(
  raw: unknown,
  row: Row<MemberRow>,
  roleGroups: Map<PermissionGroupKey, RoleGroup>,
  context: PolicyContext,
): UnheldPolicy {
  const role = readRole(raw);
  const group = role === null ? null : groupOfRole(role, context.directory);
  if (role !== null && group !== null && !context.directory.descriptions.has(group)) {
    const name = [role.name ?? null, roleGroups.get(group)?.name ?? null]
      .filter((text) => text !== null)
      .sort()[0];
    roleGroups.set(group, { key: group, id: role.id ?? null, name: name ?? null });
  }
  const clouds = `any permission that a role of ${wordsFor(row.value)} gives: the role cannot be read`;
  const path = `${row.path}.roles`;
  const gaps =
    group === null
      ? [context.notes.gap({ collection: 'members', cause: 'row-unreadable', path, clouds })]
      : [];
  const scope = wholeAccount(context.accountId);
  const cell = { scope, resourceGroupId: null, resourceGroupName: null, objectKey: null, gaps };
  return { id: null, effect: 'allow', effectAssumed: false, grants: [{ ...cell, permissionGroup: group }] };
}

/** Of a member's own policies those that are not a policy of their groups seen twice (S3). */
function withoutSeenTwice(
  own: readonly UnheldPolicy[],
  ofGroups: readonly UnheldPolicy[],
  row: Row<MemberRow>,
  context: PolicyContext,
): readonly UnheldPolicy[] {
  return own.filter((policy) => {
    const twin = ofGroups.find((other) => isSamePolicy(policy, other));
    if (twin !== undefined && !saysTheSame(policy, twin)) {
      const message = `the policy ${policy.id} is shown differently on the member and on the user group`;
      context.notes.issue({ collection: 'members', path: `${row.path}.policies[${policy.id}]`, message });
    }
    return twin === undefined;
  });
}

/** The groups that list somebody who is no member with an id: that may be a member whose row shows none. */
function strangersIn(
  groups: readonly ReadUserGroup[],
  rows: readonly Row<MemberRow>[],
): readonly ReadUserGroup[] {
  const known = new Set(rows.map(({ value }) => value.id));
  return groups.filter(({ memberIds }) => [...memberIds].some((id) => !known.has(id)));
}

/** A member without a membership id may be any stranger in a group. */
function perhapsInGroups(
  row: Row<MemberRow>,
  principal: Member['key'],
  groups: readonly ReadUserGroup[],
  context: PolicyContext,
): readonly Policy[] {
  if (groups.length === 0) return [];
  const clouds = `in which user groups ${wordsFor(row.value)} is: the row shows no id`;
  const path = `${row.path}${wordsFor(row.value)}`;
  const gap = context.notes.gap({ collection: 'members', cause: 'row-unreadable', path, clouds });
  return groups.flatMap((group) =>
    hold(inDoubt(group.policies, gap), { kind: 'perhaps', principal, group: group.key }),
  );
}

function unseen(
  row: Row<MemberRow>,
  cause: 'rows-conflict' | 'policies-not-shown' | 'policies-unreadable',
  context: PolicyContext,
): UnheldPolicy {
  const clouds = `every permission of ${wordsFor(row.value)}`;
  return unseenPolicy(context.notes.gap({ collection: 'members', cause, path: row.path, clouds }));
}

function wordsFor(row: MemberRow): string {
  return `the member ${emailOf(row) ?? row.id ?? 'without a name'}`;
}
