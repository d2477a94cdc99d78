import type { Snapshot } from '@grantlens/snapshot';
import { isRow, list, type Row, resourceTypes, row, text, texts } from '@grantlens/snapshot/internal';
import { afterEdit } from '../edits/after-edit.ts';
import { newcomer } from '../edits/every-edit.ts';
import { policyOf } from '../edits/snapshots.ts';
import { pickerFrom } from '../random.ts';
import { namesIn } from '../words/names-in.ts';
import { policyWords } from '../words/snapshot-words.ts';

// What laws choose of a snapshot, by any number: always something that is there, and is shown one way only.

/** Draws from what a snapshot has. */
export type Picker = ReturnType<typeof pickerFrom>;

const rowsOf = (snapshot: Snapshot, name: 'members' | 'userGroups' | 'permissionGroups' | 'zones') =>
  list(snapshot.collections[name].items).filter(isRow);

/** The rows with an id that no other row of the collection has. */
function plainRows(snapshot: Snapshot, name: 'members' | 'userGroups' | 'permissionGroups'): readonly Row[] {
  const rows = rowsOf(snapshot, name);
  return rows.filter(({ id }) => text(id) !== null && rows.filter((one) => one.id === id).length === 1);
}

/** A member whose own policies are shown as a list. */
export function pickMember(snapshot: Snapshot, pick: Picker): Row | undefined {
  return pick(plainRows(snapshot, 'members').filter(({ policies }) => Array.isArray(policies)));
}

/** A user group whose policies are shown as a list. */
export function pickUserGroup(snapshot: Snapshot, pick: Picker): Row | undefined {
  return pick(plainRows(snapshot, 'userGroups').filter(({ policies }) => Array.isArray(policies)));
}

/** The id of a permission group that is listed: half the time one that some policies name. */
export function pickPermissionGroup(
  snapshot: Snapshot,
  pick: Picker,
  policies: readonly Row[] = [],
): string | undefined {
  const listed = texts(plainRows(snapshot, 'permissionGroups').map(({ id }) => id));
  const held = texts(
    policies.flatMap((policy) => list(policy.permission_groups).map((group) => row(group).id)),
  );
  const known = listed.filter((id) => held.includes(id));
  return known.length > 0 && pick([true, false]) ? pick(known) : pick(listed);
}

/** A thing a policy can be about: half the time the whole account. */
export function pickObject(snapshot: Snapshot, pick: Picker): string {
  const zones = texts(rowsOf(snapshot, 'zones').map(({ id }) => id)).map(
    (id) => `${resourceTypes.zone}.${id}`,
  );
  return pick([true, false]) ? '*' : (pick(zones) ?? '*');
}

/** A new policy with an id of its own, about what is there. */
export function pickPolicy(
  snapshot: Snapshot,
  access: 'allow' | 'deny',
  { pick, near }: { readonly pick: Picker; readonly near: readonly Row[] },
): Row | undefined {
  const group = pickPermissionGroup(snapshot, pick, near);
  if (group === undefined) return undefined;
  return {
    ...policyOf(snapshot, access, group, [pickObject(snapshot, pick)]),
    id: 'ed170000000000000000000000000003',
  };
}

/** The policies of a row, and of a list of rows. */
export const policiesOf = (...holders: readonly (Row | undefined)[]): readonly Row[] =>
  holders.flatMap((one) => list(row(one).policies).filter(isRow));

/** The user groups that certainly have a member of an id. */
export function groupsOf(snapshot: Snapshot, member: unknown): readonly Row[] {
  const { items } = snapshot.collections.userGroupMembers;
  return plainRows(snapshot, 'userGroups').filter((group) =>
    list(items[String(group.id)]).some((one) => row(one).id === member),
  );
}

/** The snapshot with a new member in some user groups, who has no policy of their own. */
export function withNewcomer(snapshot: Snapshot, userGroups: readonly string[]): Snapshot {
  const email = 'newcomer@example.com';
  return afterEdit(snapshot, { kind: 'new-member', id: newcomer, email, status: 'accepted', userGroups });
}

/** How the newcomer is asked about. */
export const newcomerKey: string = `member:${newcomer}`;

/** A policy in words. */
export const wordsOf = (snapshot: Snapshot, policy: Row): string => policyWords(policy, namesIn(snapshot));

/** Begins to draw, by any number. */
export const picker: (turn: number) => Picker = pickerFrom;
