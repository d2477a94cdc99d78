import { isObject } from '@grantlens/snapshot/internal';
import type { ResourceChange } from '../document/plan.ts';
import type { Located } from '../objects/locate.ts';
import { isReadable } from '../rows/planned.ts';
import type { RawRow } from '../rows/row-reading.ts';
import type { Applying } from './applying.ts';
import { gapPrefix } from './notes.ts';
import { unreadablePolicies } from './user-groups.ts';

/** The user group that the members of a resource are in after the plan, by its id. */
export function groupAfter(applying: Applying, { change }: Located): string {
  const { rows, notes, follow, newIds, valuesOf } = applying;
  const { user_group_id: id } = valuesOf(change);
  if (typeof id === 'string') return seenGroup(applying, id);
  const { changes, isWhole } = follow(change, 'user_group_id', 'cloudflare_user_group');
  const [only, ...others] = changes;
  if (isWhole && only !== undefined && others.length === 0 && rows.row('userGroups', only.address) !== null)
    return only.address;
  // Some user group, which may give anything.
  const { address } = change;
  newIds.add(address);
  notes.unknown(address, 'user_group_id', gapPrefix('policies-unreadable', 'userGroups', address));
  rows.add('userGroups', { id: address, name: address, policies: unreadablePolicies });
  return address;
}

/** A group that the snapshot does not show may give anything. */
function seenGroup({ rows }: Applying, id: string): string {
  if (rows.row('userGroups', id) === null)
    rows.add('userGroups', { id, name: null, policies: unreadablePolicies });
  return id;
}

/** Puts members into a user group beside those who are there, as the API does with a new resource. */
export function addMembers(applying: Applying, located: Located, group: string): void {
  const present = applying.rows.membersOf(group) ?? [];
  applying.rows.setMembers(group, [...present, ...memberRows(applying, located, group)]);
}

/** Puts members into a user group in the place of those who are there. */
export function replaceMembers(applying: Applying, located: Located, group: string): void {
  applying.rows.setMembers(group, memberRows(applying, located, group));
}

/** Empties a user group, which is what removing the resource does. */
export function removeMembers({ rows }: Applying, group: string): void {
  if (rows.membersOf(group) !== null) rows.setMembers(group, []);
}

/** Says that nothing decides who is in a user group, and leaves it open. */
export function leaveOpen(
  { rows, notes }: Applying,
  group: string,
  changes: readonly ResourceChange[],
): void {
  for (const { address } of changes) {
    const what =
      'other resources of the plan change the members of its user group too, and nothing decides which comes last';
    notes.conflict(address, what, true);
  }
  rows.setMembers(group, [...(rows.membersOf(group) ?? []), {}]);
}

/** One row for each member, and one of nobody in particular for what cannot be read. */
function memberRows(applying: Applying, located: Located, group: string): readonly RawRow[] {
  const { notes, valuesOf } = applying;
  const { address } = located.change;
  const gap = gapPrefix('row-unreadable', 'userGroupMembers', group);
  const { members } = valuesOf(located.change);
  if (!Array.isArray(members)) {
    notes.unknown(address, 'members', gap);
    return [{}];
  }
  const ids = members.map((member: unknown) =>
    isObject(member) && isReadable(member.id) ? member.id : null,
  );
  const open = ids.filter((id) => typeof id !== 'string').length;
  const found = open === 0 ? [] : newMembers(applying, located.change, open);
  if (found.length === 0) {
    for (const [at, id] of ids.entries())
      if (typeof id !== 'string') notes.unknown(address, `members[${at}].id`, gap);
  }
  const known = ids.filter((id) => typeof id === 'string');
  noteStrangers(applying, located.change, known);
  const strangers = found.length === 0 ? Array.from({ length: open }, () => ({})) : [];
  return [...[...known, ...found].map((id) => ({ id })), ...strangers];
}

/** The new members that a list refers to, where they are as many as it has members without an id. */
function newMembers({ rows, follow }: Applying, change: ResourceChange, open: number): readonly string[] {
  const { changes, isWhole } = follow(change, 'members', 'cloudflare_account_member');
  const ids = [...changes].map(({ address }) => address).filter((id) => rows.row('members', id) !== null);
  return isWhole && ids.length === changes.size && ids.length === open ? ids : [];
}

/** The API refuses a list with somebody who is not in the account. */
function noteStrangers({ rows, notes }: Applying, { address }: ResourceChange, ids: readonly string[]): void {
  const strangers = ids.filter((id) => rows.row('members', id) === null).length;
  if (strangers === 0) return;
  const who = strangers === 1 ? '1 of its members is' : `${strangers} of its members are`;
  notes.conflict(address, `${who} not in the account as the snapshot shows it`, true);
}
