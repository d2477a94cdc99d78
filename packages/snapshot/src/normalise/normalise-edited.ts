import type { Account } from '../account/account.ts';
import { principalKey } from '../account/ids.ts';
import { readMemberRow } from '../api/member.ts';
import type { Collections } from '../file/collection.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { isSeenTwice } from './members.ts';
import { emailOf, groupsOf } from './memberships.ts';
import { type NormaliseOptions, readAccount } from './normalise.ts';
import { takeNotes } from './notes.ts';
import { openContext } from './open-context.ts';
import { readPolicy } from './policies.ts';
import { readUserGroups } from './user-groups.ts';

/** The collections that an edit of an account changes. */
export type EditableCollection =
  | 'members'
  | 'userGroups'
  | 'userGroupMembers'
  | 'resourceGroups'
  | 'accountTokens';

/** Rows in the place of those of a snapshot. */
export type EditedRows = { readonly [Name in EditableCollection]: Collections[Name]['items'] };

/**
 * Reads what an account means after edits of its rows. What the snapshot says of permission groups and roles stays
 * known, also where the row that says it is gone, and how much of each collection was seen is as it was.
 */
export function normaliseEdited(
  snapshot: Snapshot,
  rows: EditedRows,
  options: NormaliseOptions = {},
): Account {
  const { collections } = snapshot;
  const edited = {
    ...collections,
    members: { ...collections.members, items: rows.members },
    userGroups: { ...collections.userGroups, items: rows.userGroups },
    userGroupMembers: { ...collections.userGroupMembers, items: rows.userGroupMembers },
    resourceGroups: { ...collections.resourceGroups, items: rows.resourceGroups },
    accountTokens: { ...collections.accountTokens, items: rows.accountTokens },
  };
  return readAccount(snapshot, edited, options);
}

/**
 * The rows of the members without the policies that are their user groups' seen twice (S3): who leaves a group leaves
 * them too.
 */
export function membersWithoutCopies(snapshot: Snapshot): readonly unknown[] {
  const { collections } = snapshot;
  const context = openContext(snapshot, collections, takeNotes());
  const { memberships } = readUserGroups(collections, context);
  return collections.members.items.map((raw) => {
    const member = readMemberRow(raw);
    if (member === null || !isObject(raw) || !Array.isArray(raw.policies)) return raw;
    const groups = groupsOf({ id: member.id ?? null, email: emailOf(member) }, memberships);
    if (groups.length === 0) return raw;
    const holder = principalKey('member', member.id ?? '');
    const place = { collection: 'members', path: '', of: '', holder, policyId: null } as const;
    const own = raw.policies.filter(
      (policy: unknown) => !isSeenTwice(readPolicy(policy, place, context), groups),
    );
    return own.length === raw.policies.length ? raw : { ...raw, policies: own };
  });
}
