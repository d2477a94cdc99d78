import type { Access } from '@grantlens/engine';
import { membersOf } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { compareTexts, remembered } from '@grantlens/snapshot/internal';
import { joinedWords, leftWords } from '../words/memberships.ts';

/** Who came into a user group and who left it. */
export interface Moves {
  /** A sentence each; none where nobody did. */
  readonly words: readonly string[];
  /** Membership ids of both. */
  readonly members: ReadonlySet<string>;
}

/**
 * Returns a function that lists who joined a user group and who left it between two accounts, by the id of
 * the group.
 */
export function openGroupMoves(before: Access, after: Access): (groupId: string) => Moves {
  const [was, is] = [membersById(before), membersById(after)];
  const names = new Map(after.account.userGroups.map(({ id, key, name }) => [id ?? key, name]));
  return remembered((groupId): Moves => {
    const [old, now] = [was.get(groupId) ?? [], is.get(groupId) ?? []];
    const [joined, left] = [missingIn(old, now), missingIn(now, old)];
    const group = names.get(groupId) ?? groupId;
    return {
      words: [
        ...(joined.length > 0 ? [joinedWords(joined.map(nameOf).sort(compareTexts), group)] : []),
        ...(left.length > 0 ? [leftWords(left.map(nameOf).sort(compareTexts), group)] : []),
      ],
      members: new Set([...joined, ...left].map(({ id, key }) => id ?? key)),
    };
  });
}

function membersById({ account }: Access): ReadonlyMap<string, readonly Principal[]> {
  const members = membersOf(account.principals);
  return new Map(account.userGroups.map(({ id, key }) => [id ?? key, members.get(key) ?? []]));
}

function missingIn(some: readonly Principal[], all: readonly Principal[]): readonly Principal[] {
  const keys = new Set(some.map(({ key }) => key));
  return all.filter(({ key }) => !keys.has(key));
}

function nameOf({ email, name, key }: Principal): string {
  return email ?? name ?? key;
}
