import type { Snapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { accountKey, zoneKeys } from './arbitraries/names.ts';
import { edited, rewritten, withPolicy } from './edits.ts';
import { membersWithPolicies, userGroupsOf } from './ids.ts';
import { isRow, list, row, texts } from './raw.ts';

/** An edit of an account, told by ids: what somebody could do in the dashboard. */
export type RowEdit =
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
  return fc.oneof(
    ...(member === undefined || userGroup === undefined
      ? []
      : [fc.record({ kind: fc.constantFrom('join' as const, 'leave' as const), member, userGroup })]),
    ...(['members', 'accountTokens', 'userGroups'] as const).flatMap(removal),
    ...(policy === undefined ? [] : [fc.record({ kind: fc.constant('remove-policy' as const), id: policy })]),
    ...gift('members', shown),
    ...gift('userGroups', userGroup),
  );
}
