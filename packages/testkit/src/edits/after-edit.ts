import type { Snapshot } from '@grantlens/snapshot';
import { emailOf, list, type Row, row, text } from '@grantlens/snapshot/internal';
import type { RowEdit } from './row-edit.ts';
import { addedTo, edited, policyOf, regrouped, rewritten, withPolicy } from './snapshots.ts';

/** The snapshot as the API would show the account after an edit. */
export function afterEdit(snapshot: Snapshot, edit: RowEdit): Snapshot {
  switch (edit.kind) {
    case 'new-member': {
      const { id, email, status, userGroups } = edit;
      const joined = added(snapshot, 'members', { id, email, status, policies: [] });
      return addedTo(joined, id, userGroups);
    }
    case 'new-user-group':
      return regrouped(
        added(snapshot, 'userGroups', { id: edit.id, name: edit.name, policies: [] }),
        [edit.id],
        () => [],
      );
    case 'accept':
      return rewritten(snapshot, 'members', (one) =>
        one.id === edit.member ? { ...one, status: 'accepted' } : one,
      );
    case 'take':
      return narrowed(snapshot, edit);
    case 'join':
    case 'leave': {
      const { member, userGroup, kind } = edit;
      const email = emailOf(row(snapshot.collections.members.items.find((one) => row(one).id === member)));
      const isOther = (one: Row) => one.id !== member && (text(one.id) !== null || one.email !== email);
      return regrouped(snapshot, [userGroup], (rows) =>
        kind === 'join' ? [...rows.filter(isOther), { id: member }] : rows.filter(isOther),
      );
    }
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
      const { access, holder, id, object } = edit;
      return withPolicy(snapshot, holder, id, policyOf(snapshot, access, edit.permissionGroup, [object]));
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
