import { groupMembersPath } from '../account/gap-ids.ts';
import type { Policy } from '../account/policy.ts';
import { type CollectionName, collectionNames, hiddenBehind } from '../file/collection.ts';
import { type CollectionsSeen, contradiction, type Seen, seesPart } from '../seen/collections-seen.ts';
import { hold, inDoubt } from './holder-policies.ts';
import type { Notes } from './notes.ts';
import { unseenPolicy } from './policies.ts';
import type { ReadUserGroup } from './read-user-group.ts';

/** S12: an unseen part of these may give any permission to any member. */
const mayGiveAnything: ReadonlySet<CollectionName> = new Set(['userGroups', 'userGroupMembers']);

/** The policies for what was not seen: of whole collections, of unreadable groups and group members. */
export function unseenPolicies(
  seen: CollectionsSeen,
  groups: readonly ReadUserGroup[],
  unreadableGroups: number,
  notes: Notes,
): readonly Policy[] {
  const anyMember = { kind: 'possible', principal: null, group: null } as const;
  const policies: Policy[] = [];
  for (const name of collectionNames) {
    const { status } = seen[name];
    if (status === 'complete') continue;
    const gap = notes.gap({
      collection: name,
      cause: status,
      path: name,
      clouds: cloudsOf(name, seen[name]),
    });
    if (mayGiveAnything.has(name)) policies.push(...hold([unseenPolicy(gap)], anyMember));
  }
  if (unreadableGroups > 0) {
    const gap = {
      collection: 'userGroups',
      cause: 'row-unreadable',
      path: 'userGroups[]',
      clouds: hiddenBehind('userGroups'),
    } as const;
    policies.push(...hold([unseenPolicy(notes.gap(gap))], anyMember));
  }
  for (const group of groups) {
    if (group.unreadableMembers > 0) policies.push(...possibleForAnyone(group, notes));
  }
  return policies;
}

/** What may be hidden, with the reason where the file contradicts itself. */
function cloudsOf(name: CollectionName, { problem }: Seen): string {
  const isOurs = problem?.code === contradiction || problem?.code === seesPart;
  return isOurs ? `${hiddenBehind(name)}: ${problem.message}` : hiddenBehind(name);
}

/** A row of the group's members is unreadable: its policies may be any member's. */
function possibleForAnyone(group: ReadUserGroup, notes: Notes): readonly Policy[] {
  const gap = notes.gap({
    collection: 'userGroupMembers',
    cause: 'row-unreadable',
    path: groupMembersPath(group.key),
    clouds: `whether any member is in the user group ${group.name ?? group.key}`,
  });
  return hold(inDoubt(group.policies, gap), { kind: 'possible', principal: null, group: group.key });
}
