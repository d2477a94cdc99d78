import { privilegeKinds } from '@grantlens/engine/internal';
import {
  inTurn,
  type Moment,
  type PersonSeen,
  peopleAcross,
  privilegedAcross,
} from '@grantlens/fleet/internal';
import { kindOf } from '../answers/fleet/kinds.ts';
import type { FleetPrivileged } from '../answers/fleet/question.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { codeOf } from './ask-moments.ts';
import { findFiles } from './find-files.ts';
import { findPeople } from './find-people.ts';
import { holderKey, type PrivilegedRow, privilegedTexts } from './privileged-rows.ts';
import {
  type FleetOptions,
  gather,
  type RunningPool,
  readingOf,
  refuseAllBroken,
  withPool,
} from './running.ts';
import { openSink } from './sinks.ts';
import { openTally } from './tally.ts';
import type { AnsweredPart, PrivilegeRow, PrivilegesPart } from './task.ts';

/**
 * Looks who holds a privilege in how many accounts, and writes it once every account is known.
 *
 * @throws GrantlensError where no file can be read
 */
export async function askPrivileged(
  options: FleetOptions,
  io: Io,
  { asked, places }: { readonly asked: FleetPrivileged; readonly places: readonly string[] },
): Promise<ExitCode> {
  const found = await findFiles(places);
  return withPool(found.files.length, options, async (run) => {
    const fleet = await gather(found, options, run);
    refuseAllBroken(fleet.broken, fleet.moments.length);
    const question = { verb: 'privileged', asked } as const;
    const kind = kindOf(question);
    const tally = openTally(fleet);
    const sink = openSink(options.output, { kind, question, fleet, io });
    const reading = readingOf(options);
    const held: PrivilegeRow[] = [];
    const parts = inTurn(
      fleet.moments,
      (moment) => run.pool.carryOut({ kind: 'privileges', moment, asked, reading }),
      { ahead: 4 * run.workers },
    );
    const answered = new Set<string>();
    for await (const part of parts) {
      tally.add(part.kind === 'broken' ? part : answeredBy(part));
      if (part.kind === 'broken') continue;
      answered.add(part.account.id);
      held.push(...part.held);
    }
    refuseAllBroken(tally.end().broken, answered.size);
    const people = peopleAcross(await everybodyLike(held, fleet.moments, { options, run }));
    const holders = privilegedAcross(held, people, privilegeKinds);
    const rows = privilegedTexts(holders, answered.size, options.output);
    await sink.add({ ...rows, shown: [] });
    const codes = new Set([holders.some(({ accounts }) => accounts > 0) ? exitCodes.yes : exitCodes.no]);
    const whole = tally.end();
    const total = { ...whole, counts: countsOf(holders), rows: rows.size, codes };
    await sink.end(total);
    return whole.complete ? codeOf(kind, total) : exitCodes.incomplete;
  });
}

/** What an account adds to a whole besides its rows, which come with those of all. */
function answeredBy({ account, complete, gaps, assumptions }: PrivilegesPart): AnsweredPart {
  const empty = { size: 0, text: '', cells: [], shown: [], counts: {}, notes: [] };
  return { kind: 'answered', account, complete, gaps, assumptions, code: exitCodes.yes, ...empty };
}

/**
 * Those who hold something, and for each who has no user id yet everybody with that address: who it is may be known from an
 * account in which they hold nothing.
 */
async function everybodyLike(
  held: readonly PrivilegeRow[],
  moments: readonly Moment[],
  context: { readonly options: FleetOptions; readonly run: RunningPool },
): Promise<readonly PersonSeen[]> {
  const holders = held.flatMap(({ holder }) => (holder.kind === 'member' ? [holder] : []));
  const emails = holders.flatMap(({ userId, email }) =>
    userId === null && email !== null ? [email.toLowerCase()] : [],
  );
  if (emails.length === 0) return holders;
  const wanted = { who: null, userIds: [], emails: [...new Set(emails)].sort() };
  const seen = await findPeople(moments, wanted, context);
  return [...holders, ...seen.flatMap(({ members }) => members)];
}

function countsOf(holders: readonly PrivilegedRow[]) {
  const keysOf = (some: readonly PrivilegedRow[]) => new Set(some.map(holderKey));
  const certain = holders.filter(({ accounts }) => accounts > 0);
  const isToken = ({ where }: PrivilegedRow) => where[0]?.holder.kind === 'token';
  const known = keysOf(certain);
  return {
    people: keysOf(certain.filter((one) => !isToken(one))).size,
    tokens: keysOf(certain.filter(isToken)).size,
    unknown: [...keysOf(holders)].filter((key) => !known.has(key)).length,
  };
}
