import type { Snapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { accountKey, zoneKeys } from './arbitraries/names.ts';
import { edited, rewritten, withPolicy } from './edits.ts';
import { membersWithPolicies, userGroupsOf } from './ids.ts';
import { isRow, list, type Row, row, texts } from './raw.ts';

/** An edit of an account, by ids: what somebody could do in the dashboard. */
export type RowEdit =
  | {
      readonly kind: 'new-member';
      readonly id: string;
      readonly email: string;
      readonly status: 'accepted' | 'pending';
      readonly userGroups: readonly string[];
    }
  | { readonly kind: 'new-user-group'; readonly id: string; readonly name: string }
  /** A pending member accepts the invitation. */
  | { readonly kind: 'accept'; readonly member: string }
  /** One permission group, by id, or one object, by key, is taken out of a policy that names both in full. */
  | { readonly kind: 'take'; readonly policy: string; readonly permissionGroup: string }
  | { readonly kind: 'take'; readonly policy: string; readonly object: string }
  | { readonly kind: 'join' | 'leave'; readonly member: string; readonly userGroup: string }
  | {
      readonly kind: 'remove';
      readonly from: 'members' | 'accountTokens' | 'userGroups';
      readonly id: string;
    }
  | { readonly kind: 'remove-policy'; readonly id: string }
  | {
      readonly kind: 'give';
      readonly access: 'allow' | 'deny';
      readonly holder: 'members' | 'userGroups';
      readonly id: string;
      /** The id of a permission group that the snapshot lists. */
      readonly permissionGroup: string;
      /** `*` for the whole account, or the key of one thing. */
      readonly object: string;
    };

/** The snapshot as the API would show the account after an edit. */
export function afterEdit(snapshot: Snapshot, edit: RowEdit): Snapshot {
  switch (edit.kind) {
    case 'new-member': {
      const { id, email, status, userGroups } = edit;
      const joined = added(snapshot, 'members', { id, email, status, policies: [] });
      return userGroups.reduce((before, group) => regrouped(before, group, (ids) => [...ids, id]), joined);
    }
    case 'new-user-group':
      return regrouped(
        added(snapshot, 'userGroups', { id: edit.id, name: edit.name, policies: [] }),
        edit.id,
        () => [],
      );
    case 'accept':
      return rewritten(snapshot, 'members', (one) =>
        one.id === edit.member ? { ...one, status: 'accepted' } : one,
      );
    case 'take':
      return narrowed(snapshot, edit);
    case 'join':
    case 'leave':
      return regrouped(snapshot, edit.userGroup, (ids) =>
        edit.kind === 'leave' ? ids.filter((id) => id !== edit.member) : [...ids, edit.member],
      );
    case 'remove':
      return without(snapshot, edit.from, edit.id);
    case 'remove-policy':
      return (['members', 'userGroups', 'accountTokens'] as const).reduce(
        (before, name) =>
          rewritten(before, name, (one) =>
            Array.isArray(one.policies)
              ? { ...one, policies: one.policies.filter((policy: unknown) => row(policy).id !== edit.id) }
              : one,
          ),
        snapshot,
      );
    case 'give': {
      const listed = snapshot.collections.permissionGroups.items.filter(isRow);
      const group = listed.find(({ id }) => id === edit.permissionGroup);
      const scope = { key: accountKey, objects: [{ key: edit.object }] };
      const policy = { access: edit.access, permission_groups: [group], resource_groups: [{ scope }] };
      return withPolicy(snapshot, edit.holder, edit.id, policy);
    }
  }
}

function added(snapshot: Snapshot, name: 'members' | 'userGroups', one: Row): Snapshot {
  const collection = snapshot.collections[name];
  return edited(snapshot, { [name]: { ...collection, items: [...collection.items, one] } });
}

/** The snapshot where a policy that is written out in full has one part less. */
function narrowed(snapshot: Snapshot, edit: Extract<RowEdit, { readonly kind: 'take' }>): Snapshot {
  const take = (policy: Row): Row =>
    'permissionGroup' in edit
      ? {
          ...policy,
          permission_groups: list(policy.permission_groups).filter(
            (group) => row(group).id !== edit.permissionGroup,
          ),
        }
      : {
          ...policy,
          resource_groups: list(policy.resource_groups).flatMap((one) => withoutObject(row(one), edit)),
        };
  return (['members', 'userGroups'] as const).reduce(
    (before, name) =>
      rewritten(before, name, (one) =>
        Array.isArray(one.policies)
          ? {
              ...one,
              policies: one.policies.map((policy: unknown) =>
                row(policy).id === edit.policy ? take(row(policy)) : policy,
              ),
            }
          : one,
      ),
    snapshot,
  );
}

function withoutObject(group: Row, { object }: { readonly object: string }): readonly Row[] {
  const scope = row(group.scope);
  const objects = list(scope.objects).filter((one) => row(one).key !== object);
  return objects.length === 0 ? [] : [{ scope: { ...scope, objects } }];
}

/** The id of the policy that `withFullPolicy` adds: one of which parts can be taken. */
export const fullPolicyId = 'f0110000000000000000000000000001';

/** The snapshot with one more policy, of several permission groups and zones, written out in full. */
export function withFullPolicy(
  snapshot: Snapshot,
  holder: 'members' | 'userGroups',
  { id, access }: { readonly id: string; readonly access: 'allow' | 'deny' },
): Snapshot {
  const permission_groups = snapshot.collections.permissionGroups.items.filter(isRow).slice(0, 3);
  const resource_groups = [
    {
      id: 'f0220000000000000000000000000001',
      scope: { key: accountKey, objects: zoneKeys.map((key) => ({ key })) },
    },
  ];
  return withPolicy(snapshot, holder, id, { id: fullPolicyId, access, permission_groups, resource_groups });
}

function regrouped(
  snapshot: Snapshot,
  userGroup: string,
  change: (ids: readonly string[]) => readonly string[],
): Snapshot {
  const { userGroupMembers } = snapshot.collections;
  const ids = texts(list(userGroupMembers.items[userGroup]).map((one) => row(one).id));
  const items = { ...userGroupMembers.items, [userGroup]: [...new Set(change(ids))].map((id) => ({ id })) };
  return edited(snapshot, { userGroupMembers: { ...userGroupMembers, items } });
}

function without(snapshot: Snapshot, name: 'members' | 'accountTokens' | 'userGroups', id: string): Snapshot {
  const collection = snapshot.collections[name];
  const rest = { ...collection, items: collection.items.filter((one) => row(one).id !== id) };
  const { userGroupMembers } = snapshot.collections;
  const lists = Object.entries(userGroupMembers.items)
    .filter(([group]) => name !== 'userGroups' || group !== id)
    .map(([group, members]) => [group, members.filter((one) => name !== 'members' || row(one).id !== id)]);
  const items: typeof userGroupMembers.items = Object.fromEntries(lists);
  return edited(snapshot, { [name]: rest, userGroupMembers: { ...userGroupMembers, items } });
}

/** The ids of a member and a user group that no generated account has. */
const newcomer = 'ed170000000000000000000000000001';
const newGroup = 'ed170000000000000000000000000002';

/** Edits that could be made to the account of a snapshot. It needs somebody, or a user group, to be edited. */
export function rowEdits(snapshot: Snapshot): fc.Arbitrary<RowEdit> {
  const ids = (name: 'members' | 'accountTokens' | 'userGroups' | 'permissionGroups') =>
    texts(snapshot.collections[name].items.map((one) => row(one).id));
  const holders = (['members', 'userGroups', 'accountTokens'] as const).flatMap(
    (name): readonly unknown[] => snapshot.collections[name].items,
  );
  const policies = texts(holders.flatMap((one) => list(row(one).policies)).map((one) => row(one).id));
  const some = (all: readonly string[]) => (all.length === 0 ? [] : [fc.constantFrom(...all)]);
  const [[member], [shown], [userGroup], [group], [policy]] = [
    some(ids('members')),
    some(membersWithPolicies(snapshot)),
    some(userGroupsOf(snapshot)),
    some(ids('permissionGroups')),
    some(policies),
  ];
  const removal = (from: 'members' | 'accountTokens' | 'userGroups') =>
    some(ids(from)).map((id) =>
      fc.record({ kind: fc.constant('remove' as const), from: fc.constant(from), id }),
    );
  const gift = (holder: 'members' | 'userGroups', id: fc.Arbitrary<string> | undefined) =>
    id === undefined || group === undefined
      ? []
      : [
          fc.record({
            kind: fc.constant('give' as const),
            access: fc.constantFrom('allow' as const, 'deny' as const),
            holder: fc.constant(holder),
            id,
            permissionGroup: group,
            object: fc.constantFrom('*', ...zoneKeys),
          }),
        ];
  const pending = texts(
    snapshot.collections.members.items
      .map(row)
      .filter(({ status }) => status === 'pending')
      .map(({ id }) => id),
  );
  return fc.oneof(
    ...(ids('members').includes(newcomer)
      ? []
      : [
          fc.record({
            kind: fc.constant('new-member' as const),
            id: fc.constant(newcomer),
            email: fc.constant('newcomer@example.com'),
            status: fc.constantFrom('accepted' as const, 'pending' as const),
            userGroups: fc.subarray([...userGroupsOf(snapshot)]),
          }),
        ]),
    ...(userGroupsOf(snapshot).includes(newGroup)
      ? []
      : [
          fc.record({
            kind: fc.constant('new-user-group' as const),
            id: fc.constant(newGroup),
            name: fc.constant('Newcomers'),
          }),
        ]),
    ...some(pending).map((one) => fc.record({ kind: fc.constant('accept' as const), member: one })),
    ...takings(policies, snapshot),
    ...(member === undefined || userGroup === undefined
      ? []
      : [fc.record({ kind: fc.constantFrom('join' as const, 'leave' as const), member, userGroup })]),
    ...(['members', 'accountTokens', 'userGroups'] as const).flatMap(removal),
    ...(policy === undefined ? [] : [fc.record({ kind: fc.constant('remove-policy' as const), id: policy })]),
    ...gift('members', shown),
    ...gift('userGroups', userGroup),
  );
}

/** The parts that can be taken out of the policy of `withFullPolicy`, where the snapshot has it. */
function takings(policies: readonly string[], snapshot: Snapshot): readonly fc.Arbitrary<RowEdit>[] {
  if (!policies.includes(fullPolicyId)) return [];
  const kind = fc.constant('take' as const);
  const policy = fc.constant(fullPolicyId);
  const groups = texts(
    snapshot.collections.permissionGroups.items
      .filter(isRow)
      .slice(0, 3)
      .map(({ id }) => id),
  );
  return [
    fc.record({ kind, policy, object: fc.constantFrom(...zoneKeys) }),
    ...(groups.length === 0
      ? []
      : [fc.record({ kind, policy, permissionGroup: fc.constantFrom(...groups) })]),
  ];
}
