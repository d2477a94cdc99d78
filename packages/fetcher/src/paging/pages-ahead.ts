import type { Answer } from '../wire/answer.ts';

/** Reads a page of a list, from 1. */
export type ReadPage = (page: number) => Promise<Answer>;

/** Pages in order, some of them asked for before it is their turn. */
export interface PagesAhead {
  /** The answer to a page. `lastPage` is how far the API says that the list goes. */
  read(page: number, lastPage: number): Promise<Answer>;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
}

/** How many pages are asked for ahead: enough to keep the line busy, few enough to lose when the API was wrong. */
const ahead = 8;

/** Opens a list for reading. */
export function openPages(readPage: ReadPage): PagesAhead {
  const underWay = new Map<number, Promise<Answer>>();
  const begin = (page: number) => {
    const begun = underWay.get(page) ?? readPage(page);
    // The reader of the page gets the error; if no one reads it, the error is dropped.
    begun.catch(() => undefined);
    underWay.set(page, begun);
    return begun;
  };
  return {
    read: (page, lastPage) => {
      const answer = begin(page);
      for (let next = page + 1; next <= Math.min(lastPage, page + ahead); next += 1) begin(next);
      return answer;
    },
    settled: async () => {
      await Promise.allSettled(underWay.values());
    },
  };
}
