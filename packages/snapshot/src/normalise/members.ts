import { type PermissionGroupKey, principalKey } from '../account/ids.ts';
import type { Policy } from '../account/policy.ts';
import type { Joined, Member } from '../account/principal.ts';
import { type MemberRow, readMemberRow } from '../api/member.ts';
import { readRoleRow } from '../api/role.ts';
import { wholeAccount } from '../keys/scope.ts';
import { hold, inDoubt, isSamePolicy, saysTheSame } from './holder-policies.ts';
import { emailOf, findStrangers, groupsOf } from './memberships.ts';
import { readPolicy, type UnheldPolicy, unseenPolicy } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import type { ReadUserGroup } from './read-user-group.ts';
import { groupOfRole, identityOf, type RoleGroup } from './roles.ts';
import { nameRows, type Row, readRows } from './rows.ts';
import type { ScimBook } from './scim.ts';
import { memberStanding } from './standing.ts';
import type { ReadUserGroups } from './user-groups.ts';

/** The members with what they hold directly. */
export interface ReadMembers {
  readonly members: readonly Member[];
  readonly policies: readonly Policy[];
  /** Roles that represent themselves, found while reading (S3). */
  readonly roleGroups: readonly RoleGroup[];
  readonly unreadable: number;
}

/** Reads the members: who they are, which groups they are in, and which policies or roles they hold themselves. */
export function readMembers(
  items: readonly unknown[],
  { memberships, scim }: Pick<ReadUserGroups, 'memberships'> & { readonly scim: ScimBook },
  context: PolicyContext,
): ReadMembers {
  const { rows, unreadable } = readRows('members', items, readMemberRow, context.notes);
  const { named, nameless } = nameRows('members', rows, nameOf, context.notes);
  const strangers = findStrangers(
    rows.map(({ value }) => value),
    memberships,
  );
  const members: Member[] = [];
  const policies: Policy[] = [];
  const roleGroups = new Map<PermissionGroupKey, RoleGroup>();
  for (const { name, row } of named) {
    const mine = groupsOf({ id: row.value.id ?? null, email: emailOf(row.value) }, memberships);
    const member = readMember(row.value, principalKey('member', name), { groups: mine, scim });
    members.push(member);
    const direct = readOwnPolicies(row, member.key, { roleGroups, context });
    const own = direct.length === 0 ? direct : withoutSeenTwice(direct, mine, row, context);
    policies.push(...hold(own, { kind: 'principal', principal: member.key }));
    policies.push(...possibleInGroups(row, member.key, strangers(row.value), context));
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

function readMember(
  row: MemberRow,
  key: Member['key'],
  { groups, scim }: { readonly groups: readonly ReadUserGroup[]; readonly scim: ScimBook },
): Member {
  const names = [row.user?.first_name, row.user?.last_name].filter(
    (name) => typeof name === 'string' && name !== '',
  );
  const identity = scim.person({ userId: row.user?.id ?? null, email: emailOf(row) });
  const joined = joinedOf(row, groups);
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
    ...(identity && { scim: identity }),
    ...(joined && { joined }),
  };
}

/** When a member was added to the groups it is in; undefined where nothing of it was asked for. */
function joinedOf({ id }: MemberRow, groups: readonly ReadUserGroup[]): Joined | undefined {
  if (!id) return undefined;
  const times = groups.flatMap(({ key, addedAt }) => {
    const at = addedAt.get(id);
    return at === undefined ? [] : [[key, at] as const];
  });
  return times.length === 0 ? undefined : Object.fromEntries(times.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** S3: `policies` decides, `roles` is read where no `policies` are shown, and neither shown is a gap. */
function readOwnPolicies(
  row: Row<MemberRow>,
  holder: Member['key'],
  {
    roleGroups,
    context,
  }: {
    readonly roleGroups: Map<PermissionGroupKey, RoleGroup>;
    readonly context: PolicyContext;
  },
): readonly UnheldPolicy[] {
  const { policies, roles } = row.value;
  const of = wordsFor(row.value);
  if (row.conflicting) return [unseen(row, 'rows-conflict', context)];
  if (Array.isArray(policies)) {
    const place = { collection: 'members', path: row.path, of, holder, policyId: null } as const;
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
  const role = readRoleRow(raw);
  const group = role === null ? null : groupOfRole(role, context.directory, context.roles);
  if (role !== null && group !== null && !context.directory.descriptions.has(group)) {
    roleGroups.set(group, { key: group, ...identityOf(role) });
  }
  const clouds = `any permission that a role of ${wordsFor(row.value)} gives: the role cannot be read`;
  const path = `${row.path}.roles`;
  const gaps =
    group === null
      ? [context.notes.gap({ collection: 'members', cause: 'row-unreadable', path, clouds })]
      : [];
  const scope = wholeAccount(context.accountId);
  return {
    kind: 'role',
    id: null,
    effect: 'allow',
    effectAssumed: false,
    gaps: [],
    permissionGroups: [{ key: group, gaps }],
    resourceGroups: [{ id: null, name: null, places: [{ scope, objectKey: null, gaps: [] }] }],
  };
}

/** A member's own policies, without those that are a policy of their groups seen twice (S3). */
function withoutSeenTwice(
  own: readonly UnheldPolicy[],
  groups: readonly ReadUserGroup[],
  row: Row<MemberRow>,
  context: PolicyContext,
): readonly UnheldPolicy[] {
  return own.filter((policy) => {
    const twin = findTwin(policy, groups);
    // A twin without an id is equal by its content, or cannot be seen.
    if (twin !== null && twin.id !== null && !saysTheSame(policy, twin)) {
      const message = `the policy ${policy.id} is shown differently on the member and on the user group`;
      context.notes.issue({ collection: 'members', path: `${row.path}.policies[${policy.id}]`, message });
    }
    return twin === null;
  });
}

/** Whether a member's policy is a policy of its groups seen twice (S3). */
export function isSeenTwice(policy: UnheldPolicy, groups: readonly ReadUserGroup[]): boolean {
  return findTwin(policy, groups) !== null;
}

/** The policy of a group that a member's policy is a second view of (S3). */
function findTwin(policy: UnheldPolicy, groups: readonly ReadUserGroup[]): UnheldPolicy | null {
  for (const { policies, policiesById } of groups) {
    const twin =
      policy.id !== null && policiesById !== null
        ? policiesById.get(policy.id)
        : policies.find((other) => isSamePolicy(policy, other));
    if (twin !== undefined) return twin;
  }
  return null;
}

/** The policies of groups in which a member may be a stranger. */
function possibleInGroups(
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
    hold(inDoubt(group.policies, gap), { kind: 'possible', principal, group: group.key }),
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
