import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { loadQuestions, loadRows } from '../account/files.ts';
import { type Asked, spell } from '../asked.ts';
import { type Budget, liveBytes, medianOf, residentBytes } from '../measure.ts';
import { fewMembers, type OpenPeer, type Peer } from '../peers/peer.ts';
import type { Findings, Task } from './job.ts';

/** Questions that are timed; all others are asked once, for agreement. */
const timed = 20_000;

/** Opens a tool on the account, asks it everything, and times it. */
export async function askPeer<Found>(open: OpenPeer<Found>, { folder, budget }: Task): Promise<Findings> {
  const rows = loadRows(folder);
  const asked = spell(loadQuestions(folder), rows);
  const before = { live: liveBytes(), resident: residentBytes() };
  const start = performance.now();
  const peer = await open(rows);
  const setupMs = performance.now() - start;
  const can = await answersOf(peer, asked, budget);
  const growth = { live: liveBytes() - before.live, resident: residentBytes() - before.resident };
  const lists = await listsOf(peer, asked, budget);
  const canCount = countFor(can, timed, budget);
  const whoCanCount = countFor(lists, lists.answers.length, budget);
  const tables =
    rows.members.length <= fewMembers ? await countAll(peer, budget) : { figures: {}, triples: [] };
  return {
    figures: {
      setupMs,
      liveBytes: growth.live,
      residentBytes: growth.resident,
      canMs: await timeCan(peer, asked, canCount, budget),
      canAsked: can.answers.length,
      ...(whoCanCount === 0
        ? {}
        : {
            whoCanMs: await timeWhoCan(peer, asked, whoCanCount, budget),
            whoCanAsked: lists.answers.length,
          }),
      ...tables.figures,
    },
    answers: { can: can.answers.join(''), whoCan: lists.answers, triples: tables.triples },
  };
}

/** Answers to the first questions, and how long they took. */
interface Answered {
  readonly answers: readonly string[];
  readonly ms: number;
}

/** How many of the questions a pass that is timed has. */
function countFor({ answers, ms }: Answered, most: number, { passMs }: Budget): number {
  if (answers.length === 0) return 0;
  const fit = Math.ceil((answers.length * passMs) / ms);
  return Math.min(answers.length, most, fit);
}

/** Asks one question after another until they are all asked or the time is up. */
async function untilCut(
  count: number,
  cutMs: number,
  ask: (n: number) => Promise<string> | string,
): Promise<Answered> {
  const start = performance.now();
  const answers: string[] = [];
  while (answers.length < count && performance.now() - start < cutMs) {
    const answer = ask(answers.length);
    answers.push(typeof answer === 'string' ? answer : await answer);
  }
  return { answers, ms: performance.now() - start };
}

async function answersOf<Found>(peer: Peer<Found>, asked: Asked, { cutMs }: Budget): Promise<Answered> {
  const letter = (yes: boolean) => (yes ? 'y' : 'n');
  return untilCut(asked.members.length, cutMs, (n) => {
    const yes = peer.can(asked.members[n] ?? '', asked.permissions[n] ?? '', asked.resources[n] ?? '');
    return typeof yes === 'boolean' ? letter(yes) : yes.then(letter);
  });
}

/** Lists may be long and many: two are one where their hashes are. */
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

async function listsOf<Found>(
  { whoCan, keysOf }: Peer<Found>,
  asked: Asked,
  { cutMs }: Budget,
): Promise<Answered> {
  if (whoCan === null) return { answers: [], ms: 0 };
  return untilCut(asked.whoPermissions.length, cutMs, async (n) => {
    const found = await whoCan(asked.whoPermissions[n] ?? '', asked.whoResources[n] ?? '');
    return hash(`${[...keysOf(found)].sort()}`);
  });
}

/** The time of one `can`, in milliseconds. */
async function timeCan<Found>(
  peer: Peer<Found>,
  asked: Asked,
  count: number,
  budget: Budget,
): Promise<number> {
  const { members, permissions, resources } = asked;
  const atOnce = () => {
    let yes = 0;
    for (let n = 0; n < count; n += 1)
      if (peer.can(members[n] ?? '', permissions[n] ?? '', resources[n] ?? '')) yes += 1;
    return yes;
  };
  const later = async () => {
    let yes = 0;
    for (let n = 0; n < count; n += 1)
      if (await peer.can(members[n] ?? '', permissions[n] ?? '', resources[n] ?? '')) yes += 1;
    return yes;
  };
  return (await medianOf(peer.answers === 'later' ? later : atOnce, budget)) / count;
}

/** The time of one `who-can`, in milliseconds. */
async function timeWhoCan<Found>(
  peer: Peer<Found>,
  asked: Asked,
  count: number,
  budget: Budget,
): Promise<number> {
  const { whoPermissions, whoResources } = asked;
  const { whoCan } = peer;
  if (whoCan === null) return Number.NaN;
  const atOnce = () => {
    for (let n = 0; n < count; n += 1) whoCan(whoPermissions[n] ?? '', whoResources[n] ?? '');
  };
  const later = async () => {
    for (let n = 0; n < count; n += 1) await whoCan(whoPermissions[n] ?? '', whoResources[n] ?? '');
  };
  return (await medianOf(peer.answers === 'later' ? later : atOnce, budget)) / count;
}

/** The size of the whole table, counted in every way the tool has, and how long each takes. */
async function countAll<Found>({ tables = {} }: Peer<Found>, budget: Budget) {
  const figures: Record<string, number> = {};
  const triples: number[] = [];
  for (const [way, count] of Object.entries(tables)) {
    triples.push(await count());
    figures[`${way}Ms`] = await medianOf(count, budget);
  }
  return { figures, triples };
}
