import { matchedBy, type People, type Person, peopleAcross } from '@grantlens/fleet/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { SeveralMeant } from '@grantlens/snapshot/internal';
import type { ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { counted } from '../output/words.ts';
import { askMoments } from './ask-moments.ts';
import { findFiles } from './find-files.ts';
import { findPeople, type MomentSeen } from './find-people.ts';
import { type FleetOptions, gather, refuseAllBroken, withPool } from './running.ts';
import type { MemberHere, MemberSeen, Part } from './task.ts';

/**
 * Finds a person in every account of a fleet, and writes what they can do in each.
 *
 * @throws GrantlensError where the words mean nobody in any account, or several people
 */
export async function askPerson(
  options: FleetOptions,
  io: Io,
  { who, places }: { readonly who: string; readonly places: readonly string[] },
): Promise<ExitCode> {
  if (/^\s*token:/.test(who))
    throw new GrantlensError('usage', 'a token is of one account: ask what-can with its snapshot');
  const found = await findFiles(places);
  return withPool(found.files.length, options, async (run) => {
    const fleet = await gather(found, options, run);
    refuseAllBroken(fleet.broken, fleet.moments.length);
    const seen = await findPeople(fleet.moments, { who, userIds: [], emails: [] }, { options, run });
    const members = seen.flatMap((one) => one.members);
    const people = peopleAcross(members);
    const meant = meantBy(who, seen, people);
    const isMeant = (member: MemberSeen) => meant.keys.has(keyOf(member, people));
    const tasks = seen.flatMap(({ moment, part, members: here }) => {
      const theirs = here.filter(isMeant).map(
        (member): MemberHere => ({
          key: member.key,
          matchedBy: matchedBy(member),
        }),
      );
      return theirs.length === 0 || part.kind === 'broken' ? [] : [{ moment, members: theirs }];
    });
    const asked = new Set(tasks.map(({ moment }) => moment));
    const known = seen.flatMap(({ moment, part }): readonly Part[] =>
      asked.has(moment) ? [] : [notThere(part)],
    );
    for (const note of remarksOn(meant.people)) io.err(`note: ${note}\n`);
    const question = { verb: 'person', asked: { who, people: meant.people } } as const;
    return askMoments({ fleet, tasks, known, question }, { options, io, run });
  });
}

/** Whom the words mean. */
interface Meant {
  readonly keys: ReadonlySet<string>;
  readonly people: readonly Person[];
}

/** An id or an address in one account goes before a name, or a part of one, in another. */
function meantBy(who: string, seen: readonly MomentSeen[], people: People): Meant {
  const members = seen.flatMap((one) => one.members);
  const exactly = members.filter(({ named }) => named === 'exactly');
  const named = exactly.length > 0 ? exactly : members.filter((member) => member.named === 'otherwise');
  const several = seen.flatMap(({ part }) => (part.kind === 'broken' ? [] : (part.several ?? [])));
  if (exactly.length === 0 && several[0] !== undefined)
    throw new SeveralMeant('principal-unknown', several[0]);
  const keys = new Set(named.map((member) => keyOf(member, people)));
  const all = named.flatMap((member) => people.of(member) ?? []);
  const meant = [...new Map(all.map((person) => [person.key, person])).values()];
  if (keys.size === 0) {
    const [why] = seen.flatMap(({ part }) => (part.kind === 'broken' ? [] : (part.nobody ?? [])));
    const broken = seen.flatMap(({ part }) => (part.kind === 'broken' ? [part] : []));
    refuseAllBroken(broken, seen.length - broken.length);
    throw new GrantlensError('principal-unknown', why ?? `nobody in any account is "${who}"`);
  }
  if (exactly.length === 0 && keys.size > 1) {
    const addresses = meant.map(({ emails, userId }) => emails[0] ?? userId).sort();
    throw new SeveralMeant(
      'principal-unknown',
      `"${who}" could be ${counted(keys.size, 'person', 'people')}: use ${addresses.slice(0, 8).join(' or ')}`,
    );
  }
  return { keys, people: meant.toSorted((a, b) => (a.key < b.key ? -1 : 1)) };
}

/** The key of a person; of a member of whom nothing says who it is, that of the member. */
function keyOf(member: MemberSeen, people: People): string {
  return people.of(member)?.key ?? `member ${member.key}`;
}

function notThere(part: MomentSeen['part']): Part {
  if (part.kind === 'broken') return part;
  const { account, complete, gaps, nobody } = part;
  const why = nobody ?? 'no member of the account is that person';
  return { kind: 'not-there', code: 'principal-unknown', why, account, complete, gaps };
}

function remarksOn(people: readonly Person[]): readonly string[] {
  const shared = people.filter(({ sharesEmail }) => sharesEmail);
  if (shared.length === 0) return [];
  const ids = shared.map(({ userId }) => userId ?? 'an invitation').join(', ');
  return [`several user ids have one e-mail address, and each is shown as a person of its own: ${ids}`];
}
