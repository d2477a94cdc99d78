import { type Client, type Problem, type Refusal, readList } from '@grantlens/fetcher/internal';
import { type CollectionName, isObject } from '@grantlens/snapshot/internal';

/** What was read: a row, that there is none, or why nobody can say. */
export type RowReading =
  | { readonly kind: 'row'; readonly row: Readonly<Record<string, unknown>> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unread'; readonly problem: Problem };

/** Rows of a list, all of them. */
export type RowsReading =
  | { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'unread'; readonly problem: Problem };

/** Reads single objects and lists of the account. */
export interface AccountReader {
  /** One object. The path must be fit for a URL. */
  row(about: CollectionName, path: string, id: string): Promise<RowReading>;
  rows(about: CollectionName, path: string, query?: Readonly<Record<string, string>>): Promise<RowsReading>;
  /** A few rows of a list, whichever. */
  someRows(about: CollectionName, path: string): Promise<RowsReading>;
}

/** Members and memberships that are not there have a code of their own; other ids are only said to lead nowhere. */
const memberNotFound = 1003;

/** Opens a reader over a client. */
export function openAccountReader({ ask, limits }: Client): AccountReader {
  const rows: AccountReader['rows'] = async (about, path, query = {}) => {
    const perPage = 50;
    const readPage = (page: number) => {
      const paging = { page: String(page), per_page: String(perPage) };
      return ask({ about, path, page, query: { ...query, ...paging } });
    };
    const plan = { perPage, maxPages: limits.maxPages, largest: { rows: 0 } };
    const { rows: found, problem } = await readList(readPage, plan, { neverEmpty: false });
    return problem === undefined
      ? { kind: 'rows', rows: found.filter(isObject) }
      : { kind: 'unread', problem };
  };

  return {
    rows,
    someRows: async (about, path) => {
      const answer = await ask({ about, path, page: 1, query: { page: '1' } });
      if (answer.kind === 'refusal') return { kind: 'unread', problem: answer.problem };
      return { kind: 'rows', rows: Array.isArray(answer.result) ? answer.result.filter(isObject) : [] };
    },
    row: async (about, path, id) => {
      const answer = await ask({ about, path, query: {} });
      if (answer.kind === 'refusal') {
        if (isAbsence(answer)) return { kind: 'absent' };
        return { kind: 'unread', problem: answer.problem };
      }
      const { result } = answer;
      if (isObject(result) && result.id === id) return { kind: 'row', row: result };
      const message = 'the API answered with something else than what was asked for';
      return { kind: 'unread', problem: { code: 'unreadable', message } };
    },
  };
}

function isAbsence({ httpStatus, codes }: Refusal): boolean {
  return httpStatus === 404 && codes?.includes(memberNotFound) === true;
}
