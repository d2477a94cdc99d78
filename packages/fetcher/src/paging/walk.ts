import type { Refusal } from '../wire/answer.ts';
import type { ResultInfo } from '../wire/envelope.ts';
import type { Problem } from '../wire/problem.ts';
import { endAt, isAnnouncedEnd, type WalkEnd } from './page-end.ts';
import { openPages, type ReadPage } from './pages-ahead.ts';
import { openSheet, type Sheet } from './sheet.ts';

/** How a list is walked. */
export interface WalkPlan {
  /** Undefined for lists without pages: those are asked for once. */
  readonly perPage: number | undefined;
  readonly maxPages: number;
  /** The most rows that any page of the same endpoint had; shared by walks that may learn from each other. */
  readonly largest: { rows: number };
  /** Called after each page. */
  readonly onPage?: (step: PageStep) => void;
}

/** How far a walk has come. */
export interface PageStep {
  /** Rows so far, each once. */
  readonly received: number;
  /** The announced total. */
  readonly expected: number | undefined;
  /** Pages that are known to be still to come. */
  readonly pagesLeft: number;
}

/** What a walk over the pages of a list brought, and what the API said about it on the way. */
export interface Walk {
  readonly sheet: Sheet;
  readonly end: WalkEnd | Refusal;
  /** Pages with rows on them. */
  readonly pages: number;
  /** Each total that was announced, once, in the order of the pages. */
  readonly totals: readonly number[];
  /** The last announced number of pages. */
  readonly totalPages: number | undefined;
  /** Each page size that was announced, once. */
  readonly pageSizes: readonly number[];
  /** Whether the last page pointed to more rows in a way that pages cannot reach. */
  readonly pointsOn: boolean;
  /** Whether the last page had as many rows as a full one would. */
  readonly endsFull: boolean;
  /**
   * Whether rows moved from page to page: one came again where page numbers mean something, or a resumed list
   * says so.
   */
  readonly isMixedUp: boolean;
}

/**
 * How far beyond a page that came again another one is asked for. Where page numbers mean nothing it comes once more;
 * where they do there is nothing so far out, and what came again were rows that had moved.
 */
const farAhead = 100;

/** Walks a list to its end. Throws only what `readPage` throws. */
export async function walk(readPage: ReadPage, plan: WalkPlan): Promise<Walk> {
  const pages = openPages(readPage);
  const sheet = openSheet();
  const infos: ResultInfo[] = [];
  let full = 0;
  let ignoresPages = false;
  let hasMoved = false;
  const done = (end: Walk['end'], lastRows: number): Walk => ({
    sheet,
    end,
    pages: full,
    totals: distinct(infos.map(({ totalCount }) => totalCount)),
    totalPages: distinct(infos.map(({ totalPages }) => totalPages)).at(-1),
    pageSizes: distinct(infos.map(({ perPage }) => perPage)),
    pointsOn: infos.at(-1)?.hasMore === true,
    endsFull: lastRows === (infos.at(-1)?.perPage ?? plan.perPage),
    isMixedUp: hasMoved || (!ignoresPages && end === 'repeated-page'),
  });

  /** Some APIs refuse a page past the announced end instead of leaving it empty. */
  const isPastEnd = ({ problem }: Refusal, page: number) =>
    (problem.code === 'refused' || problem.code === 'not-found') &&
    isAnnouncedEnd({ page: page - 1, info: infos.at(-1) ?? {}, counted: sheet.counted() }) === 'yes';

  try {
    for (let page = 1; page <= plan.maxPages; page += 1) {
      const answer = await pages.read(page, plan.perPage === undefined ? 1 : (infos.at(-1)?.totalPages ?? 1));
      if (answer.kind === 'refusal') return done(isPastEnd(answer, page) ? 'last-page' : answer, 0);
      const rows = rowsOf(answer.result);
      if (rows === undefined) return done(notAList(), 0);
      infos.push(answer.info);
      if (answer.moved) hasMoved = true;
      const fresh = sheet.add(rows);
      if (fresh > 0) full += 1;
      plan.onPage?.({
        received: sheet.counted(),
        expected: answer.info.totalCount,
        pagesLeft: Math.max(0, Math.min(answer.info.totalPages ?? 1, plan.maxPages) - page),
      });
      if (plan.perPage === undefined) return done('unpaged', rows.length);
      const read = { page, rows: rows.length, fresh, info: answer.info, counted: sheet.counted() };
      const end = endAt({ ...read, askedPerPage: plan.perPage, largestPage: plan.largest.rows });
      plan.largest.rows = Math.max(plan.largest.rows, rows.length);
      if (end === 'repeated-page' && isAnnouncedEnd(read) !== 'no') {
        const far = await pages.read(page + farAhead, 1);
        ignoresPages = far.kind === 'result' && sheet.isCopy(rowsOf(far.result) ?? []);
      }
      if (end !== undefined) return done(end, rows.length);
    }
    return done('too-many-pages', 0);
  } finally {
    await pages.settled();
  }
}

/** A list may be `null` when it is empty. */
function rowsOf(result: unknown): readonly unknown[] | undefined {
  if (result === null) return [];
  return Array.isArray(result) ? result : undefined;
}

function notAList(): Refusal {
  const problem: Problem = {
    code: 'unreadable',
    message: "the API's answer cannot be read: its result is not a list",
  };
  return { kind: 'refusal', httpStatus: 200, problem, retry: 'useless' };
}

function distinct(values: readonly (number | undefined)[]): readonly number[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
