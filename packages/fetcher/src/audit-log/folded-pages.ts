import {
  type FoldedRows,
  isObject,
  type LogName,
  openFold,
  type RecentIds,
} from '@grantlens/snapshot/internal';
import type { Refusal } from '../wire/answer.ts';
import type { Ask } from '../wire/question.ts';

/** A page of the log as it is kept: what it says, folded, and never its rows. */
export interface FoldedPage {
  /** Rows on the page. */
  readonly rows: number;
  /** Those of them that no page before had. */
  readonly fresh: number;
  readonly folded: FoldedRows;
  /** The ids of its rows, to know those that come again. */
  readonly ids: readonly string[];
}

/** Asks for pages of a log and gives each folded, so that rows are in memory only as long as one page is. */
export function withFoldedPages(ask: Ask, log: LogName, ids: RecentIds): Ask {
  return async (question, writeDown) => {
    const answer = await ask(question, writeDown);
    if (answer.kind === 'refusal') return answer;
    const rows = answer.result === null ? [] : answer.result;
    if (!Array.isArray(rows)) return notAList;
    return { ...answer, result: foldedPage(rows, log, ids) };
  };
}

function foldedPage(rows: readonly unknown[], log: LogName, ids: RecentIds): FoldedPage {
  const named = rows.flatMap((row) => idOf(row) ?? []);
  const fresh = rows.filter((row) => {
    const id = idOf(row);
    return id === undefined || !ids.hasSeen(id);
  });
  const fold = openFold(log);
  fold.add(fresh);
  const folded = fold.folded();
  const again = rows.length - fresh.length;
  return {
    rows: rows.length,
    fresh: fresh.length,
    folded: { ...folded, rows: rows.length, repeated: folded.repeated + again },
    ids: named,
  };
}

function idOf(row: unknown): string | undefined {
  return isObject(row) && typeof row.id === 'string' && row.id !== '' ? row.id : undefined;
}

const notAList: Refusal = {
  kind: 'refusal',
  httpStatus: 200,
  problem: { code: 'unreadable', message: "the API's answer cannot be read: its result is not a list" },
  retry: 'useless',
};
