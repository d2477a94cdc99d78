import type { ReadPage } from './pages-ahead.ts';

/** Asks for the rows of a list from a place on, counted from 1: those are its page of that number. */
export type ReadFrom = (start: number, page: number) => ReturnType<ReadPage>;

/**
 * Reads a list that is asked for by places, as SCIM has it, page by page: each begins after the rows that came before, so
 * that pages smaller than asked for lose none. One that is asked for before its turn begins where it would if all
 * before it were full.
 */
export function pagesFromPlaces(readFrom: ReadFrom, count: number): ReadPage {
  const starts = new Map([[1, 1]]);
  return async (page) => {
    const start = starts.get(page) ?? (page - 1) * count + 1;
    const answer = await readFrom(start, page);
    if (answer.kind === 'refusal') return answer;
    const rows = Array.isArray(answer.result) ? answer.result.length : 0;
    starts.set(page + 1, start + rows);
    // That it says how many rows came, and not how many fit, is in the nature of SCIM.
    return { ...answer, info: { ...answer.info, perPage: count } };
  };
}
