import type { CollectionStatus } from '@grantlens/snapshot';
import {
  type FoldedRows,
  invariant,
  knownTime,
  type LedgerRequest,
  type LogHole,
  type LogLedger,
  type LogName,
  openFold,
  type RecentIds,
  type Removal,
} from '@grantlens/snapshot/internal';
import type { Refusal } from '../wire/answer.ts';
import type { ResultInfo } from '../wire/envelope.ts';
import { pathOf } from '../wire/path.ts';
import type { Problem } from '../wire/problem.ts';
import type { Ask, Question } from '../wire/question.ts';
import { addUp } from '../wire/storable.ts';
import type { FoldedPage } from './folded-pages.ts';

/** Which rows of which account are asked for. */
export interface LogWindow {
  readonly accountId: string;
  /** RFC 3339, UTC. */
  readonly since: string;
  readonly before: string;
}

/** A log as far as it could be read. */
export interface LogReading {
  readonly folded: FoldedRows;
  readonly ledger: LogLedger;
  readonly removed: readonly Removal[];
}

/** A page of a log that was read. */
export interface LogProgress {
  readonly rows: number;
  /** How much of the window is behind it, from 0 to 1: a log does not say how many rows it has. */
  readonly part: number;
}

/** How a log is read. */
export interface LogPlan {
  /** Gives pages that are folded. */
  readonly ask: Ask;
  /** The ids of the latest rows: the same that the pages are folded with. */
  readonly ids: RecentIds;
  readonly maxPages: number;
  readonly onPage?: ((page: LogProgress) => void) | undefined;
}

/** Where each of the logs is, and which page comes after another. */
interface LogEndpoint {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  /** What asks for the first page, and for the one after; null where there is none. */
  readonly first: Readonly<Record<string, string>>;
  readonly next: (
    page: FoldedPage,
    info: ResultInfo,
    pages: number,
  ) => Readonly<Record<string, string>> | null;
}

const rowsPerPage = '1000';

const endpoints: Readonly<Record<LogName, LogEndpoint>> = {
  changes: {
    path: ['logs', 'audit'],
    query: { limit: rowsPerPage, direction: 'desc' },
    first: {},
    next: (_, { cursor }) => (cursor === undefined ? null : { cursor }),
  },
  logins: {
    path: ['audit_logs'],
    query: { per_page: rowsPerPage, direction: 'desc' },
    first: { page: '1' },
    // A short page need not be the last: the API may give fewer rows than it was asked for.
    next: ({ rows }, _, pages) => (rows === 0 ? null : { page: String(pages + 1) }),
  },
};

/** Pages in a row without a row that is new, after which a log is given up: it would never end. */
const mostBarren = 3;

/** Reads a log, the newest row first, and folds it page by page. Throws only what `ask` throws. */
export async function readLog(log: LogName, window: LogWindow, plan: LogPlan): Promise<LogReading> {
  const { ask, ids, maxPages, onPage } = plan;
  const endpoint = endpoints[log];
  const path = pathOf('accounts', window.accountId, ...endpoint.path);
  invariant(path !== undefined, 'ids are checked before they become a path');
  const common = { since: window.since, before: window.before, ...endpoint.query };
  const fold = openFold(log);
  const requests: LedgerRequest[] = [];
  let removed: readonly Removal[] = [];
  const followed = new Set<string>();
  let pages = 0;
  let barren = 0;

  const reading = (problem?: Problem): LogReading => {
    const folded = fold.folded();
    return { folded, removed, ledger: ledgerOf(folded, { pages, requests, problem }) };
  };

  let hasRestarted = false;
  for (let place = endpoint.first; ; ) {
    const question: Question = { about: 'activity', path, query: { ...common, ...place } };
    const answer = await ask(question, (request) => requests.push(withoutCursor(request)));
    if (answer.kind === 'refusal') {
      const again = hasRestarted ? null : restart(answer, place, fold.folded().oldest);
      if (again === null) return reading(answer.problem);
      hasRestarted = true;
      place = again;
      continue;
    }
    const page = answer.result as FoldedPage;
    pages += 1;
    fold.merge(page.folded);
    for (const id of page.ids) ids.hasSeen(id);
    removed = addUp([...removed, ...answer.removed]);
    const next = endpoint.next(page, answer.info, pages);
    onPage?.({ rows: page.rows, part: next === null ? 1 : partOf(window, page.folded.oldest) });
    if (next === null) return reading();
    const onward = { ...(place.before !== undefined && { before: place.before }), ...next };
    const mark = JSON.stringify(onward);
    barren = page.fresh === 0 ? barren + 1 : 0;
    if (followed.has(mark) || barren === mostBarren) return reading(neverEnds);
    if (pages === maxPages) return reading(tooManyPages(maxPages));
    followed.add(mark);
    place = onward;
  }
}

/** A log is read from its end. Without a time on the page nothing says how far it goes. */
function partOf({ since, before }: LogWindow, oldest: string | null): number {
  const [from, to] = [knownTime(since), knownTime(before)];
  return oldest === null ? 0 : Math.min(1, Math.max(0, (to - knownTime(oldest)) / (to - from)));
}

/**
 * Where to go on when a cursor is refused: those of a run that was interrupted may have ended. Its window ends then with
 * the oldest row that was read, and the rows of that second come again.
 */
function restart(
  { problem }: Refusal,
  place: Readonly<Record<string, string>>,
  oldest: string | null,
): Readonly<Record<string, string>> | null {
  if (problem.code !== 'refused' || place.cursor === undefined || oldest === null) return null;
  return { before: new Date(knownTime(oldest) + 1000).toISOString() };
}

const neverEnds: Problem = {
  code: 'page-repeated',
  message: 'the log gave the same page again instead of an older one, so older rows may be missing',
};

function tooManyPages(most: number): Problem {
  return {
    code: 'too-many-pages',
    message: `the log goes on after ${most} pages, so older rows are missing`,
  };
}

/** A cursor is as long as ten other requests, and means something to the API alone. */
function withoutCursor(request: LedgerRequest): LedgerRequest {
  const { cursor: _, ...query } = request.query;
  return { ...request, query };
}

function ledgerOf(
  folded: FoldedRows,
  read: {
    readonly pages: number;
    readonly requests: readonly LedgerRequest[];
    readonly problem: Problem | undefined;
  },
): LogLedger {
  const { pages, requests, problem } = read;
  const { rows, unreadable, notDone, repeated, leftOut, oldest } = folded;
  const holes: readonly LogHole[] = problem === undefined ? [] : [{ afterPages: pages, problem }];
  return {
    status: statusOf(problem, pages),
    rows,
    unreadable,
    notDone,
    repeated,
    leftOut,
    oldest,
    pages,
    holes,
    requests,
    ...(problem !== undefined && { problem }),
  };
}

function statusOf(problem: Problem | undefined, pages: number): CollectionStatus {
  if (problem === undefined) return 'complete';
  if (pages > 0) return 'partial';
  // An account without this log answers that there is no such thing.
  if (problem.code === 'not-found') return 'skipped';
  return problem.code === 'forbidden' ? 'forbidden' : 'failed';
}
