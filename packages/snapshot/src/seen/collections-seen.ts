import {
  type CollectionName,
  type CollectionProblem,
  type CollectionStatus,
  collectionNames,
} from '../file/collection.ts';
import { type ExtraName, extraNames, type ReadName, readingOf } from '../file/extras.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { ledgerDoubts } from './ledger-doubts.ts';

/** How much of a collection was seen, and why not all of it. */
export interface Seen {
  readonly status: CollectionStatus;
  readonly problem: CollectionProblem | null;
}

/** The codes of what the file does not say of itself. */
export const contradiction = 'ledger-contradiction';
export const seesPart = 'credential-sees-part';

export type CollectionsSeen = Readonly<Record<CollectionName, Seen>>;

/**
 * How much of each collection was seen: what the file says of it, unless the file contradicts itself. Then it
 * was not seen whole. This is the one reading of completeness, which every question and every report goes by.
 */
export function collectionsSeen(snapshot: Snapshot): CollectionsSeen {
  const seen = Object.fromEntries(
    collectionNames.map((name) => [name, seenOf(name, snapshot)]),
  ) as CollectionsSeen;
  return { ...seen, userGroupMembers: asBadAsGroups(seen) };
}

/** The same for what was read besides. */
export function extrasSeen(snapshot: Snapshot): Readonly<Record<ExtraName, Seen>> {
  return Object.fromEntries(extraNames.map((name) => [name, seenOf(name, snapshot)])) as Record<
    ExtraName,
    Seen
  >;
}

function seenOf(name: ReadName, snapshot: Snapshot): Seen {
  const { status, problem } = readingOf(snapshot, name);
  const [doubt, ...others] = status === 'complete' ? ledgerDoubts(name, snapshot) : [];
  if (doubt === undefined) return { status, problem: problem ?? null };
  return partial(contradiction, [doubt, ...others].join('; '));
}

/** That only a part was seen. */
export function partial(code: string, message: string): Seen {
  return { status: 'partial', problem: { code, message } };
}

/** Where not every user group was seen, not the members of every one were. */
function asBadAsGroups({ userGroups, userGroupMembers }: CollectionsSeen): Seen {
  if (userGroups.status === 'complete' || userGroupMembers.status !== 'complete') return userGroupMembers;
  const message = `not all user groups could be seen: ${userGroups.problem?.message ?? userGroups.status}`;
  return { status: userGroups.status, problem: { code: 'groups-unseen', message } };
}
