import { inTurn, type Moment, type PersonSeen } from '@grantlens/fleet/internal';
import { type FleetOptions, type RunningPool, readingOf } from './running.ts';
import type { BrokenPart, MemberSeen, PeoplePart, PeopleWanted } from './task.ts';

/** What is seen in one moment of whom is looked for; or that it cannot be read. */
export interface MomentSeen {
  readonly moment: Moment;
  readonly part: Omit<PeoplePart, 'members'> | BrokenPart;
  readonly members: readonly MemberSeen[];
}

/**
 * Looks for people in every moment of a fleet: first for whom is wanted, and then for the other user ids and addresses that
 * were found with these, until no more are found.
 */
export async function findPeople(
  moments: readonly Moment[],
  wanted: PeopleWanted,
  { options, run }: { readonly options: FleetOptions; readonly run: RunningPool },
): Promise<readonly MomentSeen[]> {
  const reading = readingOf(options);
  const seen = new Map<Moment, MomentSeen>();
  const [userIds, emails] = [new Set(wanted.userIds), new Set(wanted.emails)];
  for (let next: PeopleWanted | null = wanted; next !== null; ) {
    const asked: PeopleWanted = next;
    const looks = inTurn(
      moments,
      async (moment) => ({
        moment,
        part: await run.pool.carryOut({ kind: 'people', moment, wanted: asked, reading }),
      }),
      { ahead: 16 * run.workers },
    );
    for await (const { moment, part } of looks) seen.set(moment, joined(moment, part, seen.get(moment)));
    next = newIn(
      [...seen.values()].flatMap(({ members }) => members),
      userIds,
      emails,
    );
  }
  return [...seen.values()];
}

/** What two looks at one moment showed; how the words mean somebody was seen by the first. */
function joined(moment: Moment, part: PeoplePart | BrokenPart, before: MomentSeen | undefined): MomentSeen {
  if (part.kind === 'broken' || before?.part.kind === 'broken')
    return { moment, part: before?.part.kind === 'broken' ? before.part : part, members: [] };
  const byKey = new Map(part.members.map((member) => [member.key, member]));
  for (const member of before?.members ?? []) byKey.set(member.key, member);
  return { moment, part: before?.part ?? part, members: [...byKey.values()] };
}

/** The user ids and addresses that nobody has looked for yet; null where there are none. */
function newIn(
  members: readonly PersonSeen[],
  userIds: Set<string>,
  emails: Set<string>,
): PeopleWanted | null {
  const added = { who: null, userIds: [] as string[], emails: [] as string[] };
  for (const { userId, email } of members) {
    const lower = email?.toLowerCase();
    if (userId !== null && !userIds.has(userId)) added.userIds.push(userId);
    if (lower !== undefined && !emails.has(lower)) added.emails.push(lower);
    if (userId !== null) userIds.add(userId);
    if (lower !== undefined) emails.add(lower);
  }
  return added.userIds.length + added.emails.length === 0 ? null : added;
}
