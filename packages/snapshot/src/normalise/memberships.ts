import { groupMembersPath } from '../account/gap-ids.ts';
import type { Member } from '../account/principal.ts';
import type { MemberRow } from '../api/member.ts';
import type { Notes } from './notes.ts';
import type { ReadUserGroup } from './read-user-group.ts';

/** Who is in which user group, as the groups' rows show it. */
export interface Memberships {
  readonly byId: ReadonlyMap<string, readonly ReadUserGroup[]>;
  /** Of those whose row shows no membership id; in lower case. */
  readonly byEmail: ReadonlyMap<string, readonly ReadUserGroup[]>;
}

/** Turns the lists of groups round. */
export function indexMemberships(groups: readonly ReadUserGroup[]): Memberships {
  const byId = new Map<string, ReadUserGroup[]>();
  const byEmail = new Map<string, ReadUserGroup[]>();
  for (const group of groups) {
    for (const id of group.memberIds) join(byId, id, group);
    for (const email of group.memberEmails) join(byEmail, email, group);
  }
  return { byId, byEmail };
}

function join(index: Map<string, ReadUserGroup[]>, name: string, group: ReadUserGroup): void {
  const joined = index.get(name);
  if (joined === undefined) index.set(name, [group]);
  // A group may list somebody twice.
  else if (joined.at(-1) !== group) joined.push(group);
}

/** The groups a member is in: by membership id, or by e-mail where a group's row shows no id. */
export function groupsOf(
  member: { readonly id: string | null; readonly email: string | null },
  { byId, byEmail }: Memberships,
): readonly ReadUserGroup[] {
  const { id, email } = member;
  const named = id === null ? [] : (byId.get(id) ?? []);
  const addressed = email === null || byEmail.size === 0 ? [] : (byEmail.get(email.toLowerCase()) ?? []);
  return addressed.length === 0 ? named : [...new Set([...named, ...addressed])];
}

/**
 * Finds the groups that list somebody who is not among the members as far as they are seen: it may be a member whose
 * row does not show the id, or the e-mail, that the group's row shows.
 */
export function findStrangers(
  rows: readonly MemberRow[],
  { byId, byEmail }: Memberships,
): (member: MemberRow) => readonly ReadUserGroup[] {
  const strangeIds = unnamed(byId, new Set(rows.map(({ id }) => id)));
  const emails = byEmail.size === 0 ? [] : rows.map((row) => emailOf(row)?.toLowerCase());
  const strangeEmails = unnamed(byEmail, new Set(emails));
  return (member) => {
    if (member.id && emailOf(member) !== null) return [];
    return [
      ...new Set([...(member.id ? [] : strangeIds), ...(emailOf(member) === null ? strangeEmails : [])]),
    ];
  };
}

/** The groups of an index under names that nobody has. */
function unnamed(
  index: ReadonlyMap<string, readonly ReadUserGroup[]>,
  names: ReadonlySet<string | null | undefined>,
): ReadonlySet<ReadUserGroup> {
  const groups = new Set<ReadUserGroup>();
  for (const [name, joined] of index) {
    if (!names.has(name)) for (const group of joined) groups.add(group);
  }
  return groups;
}

/** Notes everybody who is in a group and is not a member of the account. */
export function noteUnknownMembers({ byId }: Memberships, members: readonly Member[], notes: Notes): void {
  const known = new Set(members.map(({ id }) => id));
  for (const [id, groups] of byId) {
    if (known.has(id)) continue;
    for (const group of groups) {
      notes.oddity({
        kind: 'group-member-unknown',
        collection: 'userGroupMembers',
        path: `${groupMembersPath(group.key)}[${id}]`,
        message: `${group.name ?? group.key} has a member (${id}) who is not a member of the account`,
        userGroup: group.key,
        memberId: id,
      });
    }
  }
}

/** A member's e-mail, wherever the row shows it. */
export function emailOf(row: MemberRow): string | null {
  return row.email ?? row.user?.email ?? null;
}
