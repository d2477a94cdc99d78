import { type PermissionGroupKey, principalKey } from '../account/ids.ts';
import type { Policy } from '../account/policy.ts';
import type { Member } from '../account/principal.ts';
import { type MemberRow, memberRow } from '../api/member.ts';
import { wholeAccount } from '../keys/scope.ts';
import { hold, inDoubt, isSamePolicy, saysTheSame } from './holder-policies.ts';
import { readPolicy, type UnheldPolicy, unseenPolicy } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import { groupOfRole, type RoleGroup, readRole } from './roles.ts';
import { nameRows, type Row, readRows } from './rows.ts';
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
  const { named, nameless } = nameRows('members', rows, nameOf, context.notes);
  const groupsOf = indexMemberships(groups);
  const strangers = findStrangers(groups, rows);
  const members: Member[] = [];
  const policies: Policy[] = [];
  const roleGroups = new Map<PermissionGroupKey, RoleGroup>();
  for (const { name, row } of named) {
    const mine = groupsOf({ id: row.value.id ?? null, email: emailOf(row.value) });
    const member = readMember(row.value, principalKey('member', name), mine);
    members.push(member);
    const direct = readOwnPolicies(row, roleGroups, context);
    const shown = mine.flatMap((group) => group.policies);
    const own = withoutSeenTwice(direct, shown, row, context);
    policies.push(...hold(own, { kind: 'principal', principal: member.key }));
    policies.push(...perhapsInGroups(row, member.key, strangers(row.value), context));
  }
  return {
    members,
    policies,
    roleGroups: [...roleGroups.values()],
    unreadable: unreadable + nameless,
  };
}

function nameOf(row: MemberRow): string | null | undefined {
  return row.id ?? emailOf(row) ?? row.user?.id;
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

/**
 * Finds the groups that list somebody who is not among the members as far as they are seen: it may be a member whose
 * row does not show the id, or the e-mail, that the group's row shows.
 */
function findStrangers(
  groups: readonly ReadUserGroup[],
  rows: readonly Row<MemberRow>[],
): (member: MemberRow) => readonly ReadUserGroup[] {
  const ids = new Set(rows.map(({ value }) => value.id));
  const emails = new Set(rows.map(({ value }) => emailOf(value)?.toLowerCase()));
  const strangeIds = groups.filter(({ memberIds }) => [...memberIds].some((id) => !ids.has(id)));
  const strangeEmails = groups.filter(({ memberEmails }) =>
    [...memberEmails].some((email) => !emails.has(email)),
  );
  return (member) => [
    ...new Set([...(member.id ? [] : strangeIds), ...(emailOf(member) === null ? strangeEmails : [])]),
  ];
}

/** The policies of groups in which a member may be a stranger. */
function perhapsInGroups(
  row: Row<MemberRow>,
  principal: Member['key'],
  groups: readonly ReadUserGroup[],
  context: PolicyContext,
): readonly Policy[] {
  if (groups.length === 0) return [];
  const clouds = `in which user groups ${wordsFor(row.value)} is: the row does not show what would tell`;
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
