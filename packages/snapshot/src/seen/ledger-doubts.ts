import {
  type Collections,
  type LedgerRequest,
  listsIn,
  listsOf,
  type MembersByGroup,
} from '../file/collection.ts';
import { type ReadName, readingOf } from '../file/extras.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { knownTime } from '../time.ts';
import { type AskedList, askedLists, isAnswered, rowsAnswered } from './asked-lists.ts';
import { addCounts, countRows, type RowCount } from './counted-rows.ts';

/**
 * What a collection says of itself that contradicts its being complete: sentences without a full stop, none
 * where all fits together.
 */
export function ledgerDoubts(name: ReadName, snapshot: Snapshot): readonly string[] {
  const { collections, takenAt } = snapshot;
  const reading = readingOf(snapshot, name);
  const { requests, problem, expected } = reading;
  const lists = askedLists(requests).filter(({ path }) => !isOfOneMember(path));
  const count = addCounts(listsOf(reading).map(countRows));
  const doubts: readonly (readonly [boolean, string])[] = [
    [problem !== undefined, `it is called complete, and there was a problem: ${problem?.message}`],
    [hasNoLedger(name, snapshot), 'it is called complete, and no request for it is in the ledger'],
    [!hasCounts(reading), 'a number of rows in its ledger is not one that rows can have'],
    [
      requests.some(({ path, query }) => isForeign(path, query, snapshot)),
      'another account was asked for it',
    ],
    [knownTime(takenAt.end) < knownTime(takenAt.start), 'the snapshot ends before it starts'],
  ];
  return [
    ...doubts.filter(([isSo]) => isSo).map(([, words]) => words),
    ...unansweredPages(lists),
    ...differentRows(name, lists, count),
    ...differentTotal(expected, count),
    ...(name === 'zones' ? strangersAmong(collections.zones.items, snapshot) : []),
    ...(name === 'userGroupMembers' ? differentGroups(collections) : []),
  ];
}

/** Asked for when a member was added to a user group, on which nothing rests. */
function isOfOneMember(path: string): boolean {
  return /\/iam\/user_groups\/[^/]+\/members\/[^/]+$/.test(path);
}

function hasNoLedger(name: ReadName, snapshot: Snapshot): boolean {
  // Without user groups there is nothing to ask for.
  const isNeeded = name !== 'userGroupMembers' || listsIn(snapshot.collections, name).length > 0;
  return isNeeded && readingOf(snapshot, name).requests.length === 0;
}

function hasCounts({ expected = 0, requests }: ReturnType<typeof readingOf>): boolean {
  return [expected, ...requests.map(({ rows }) => rows)].every(
    (count) => Number.isSafeInteger(count) && count >= 0,
  );
}

function isForeign(path: string, query: LedgerRequest['query'], { account }: Snapshot): boolean {
  const asked = query['account.id'] ?? /^\/?accounts\/([^/]+)/.exec(path)?.[1];
  const id = String(account.id);
  return asked !== undefined && asked !== id && asked !== encodeURIComponent(id);
}

function unansweredPages(lists: readonly AskedList[]): readonly string[] {
  const unanswered = lists.flatMap(({ pages }) => {
    const answered = [...pages].filter(([, requests]) => requests.some(isAnswered)).map(([page]) => page);
    const last = answered.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...answered);
    return [...pages]
      .filter(
        ([page, requests]) => !answered.includes(page) && !(page > last && requests.every(saysNoSuchPage)),
      )
      .map(([, requests]) => requests);
  });
  const [first] = unanswered.flat().sort((a, b) => a.httpStatus - b.httpStatus);
  if (first === undefined) return [];
  return [`it is called complete, and a request for it was answered with ${first.httpStatus}`];
}

/** Some lists refuse a page past their end instead of leaving it empty. */
function saysNoSuchPage({ httpStatus }: LedgerRequest): boolean {
  return httpStatus >= 400 && httpStatus < 500 && ![401, 403, 408, 429].includes(httpStatus);
}

function differentRows(name: ReadName, lists: readonly AskedList[], count: RowCount): readonly string[] {
  // That there is nothing in the ledger is said already.
  if (lists.length === 0) return [];
  const answered = lists.map(rowsAnswered);
  const most = answered.reduce((sum, rows) => sum + rows.most, 0);
  const [only, ...others] = answered;
  const exactly = others.length === 0 ? only?.exactly : null;
  // Lists of one collection may overlap; those of user groups are apart.
  const leasts = answered.map((rows) => rows.least);
  const least =
    name === 'userGroupMembers' ? leasts.reduce((sum, rows) => sum + rows, 0) : Math.max(...leasts);
  const fits = exactly
    ? exactly.some((rows) => rows >= count.distinct && rows <= count.all)
    : count.all >= least && count.distinct <= most;
  return fits ? [] : [`its ledger shows ${most} rows, and ${count.distinct} are there`];
}

function differentTotal(expected: number | undefined, { distinct, most }: RowCount): readonly string[] {
  if (expected === undefined || (expected >= distinct && expected <= most)) return [];
  return [`${expected} rows were announced, and ${distinct} are there`];
}

function strangersAmong(rows: readonly unknown[], { account }: Snapshot): readonly string[] {
  const strangers = rows.filter((row) => {
    const owner = isObject(row) && isObject(row.account) ? row.account.id : undefined;
    return typeof owner === 'string' && owner !== account.id;
  });
  return strangers.length === 0 ? [] : [`${strangers.length} of its rows are of another account`];
}

function differentGroups({ userGroups, userGroupMembers }: Collections): readonly string[] {
  const items: MembersByGroup = userGroupMembers.items;
  const groups = new Set(userGroups.items.flatMap((row) => (isObject(row) && row.id ? String(row.id) : [])));
  const missing = [...groups].filter((id) => !Object.hasOwn(items, id)).length;
  const unlisted = Object.keys(items).filter((id) => !groups.has(id)).length;
  return [
    ...(missing === 0 ? [] : [`the members of ${missing} of the user groups are not there`]),
    ...(unlisted === 0 ? [] : [`${unlisted} of the groups it is of are not among the user groups`]),
  ];
}
