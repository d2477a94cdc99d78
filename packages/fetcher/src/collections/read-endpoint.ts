import { invariant } from '@grantlens/snapshot/internal';
import { type ListReading, readList } from '../paging/read-list.ts';
import { pagesFromPlaces } from '../paging/starting-places.ts';
import { pathOf } from '../wire/path.ts';
import type { Ask, Question } from '../wire/question.ts';
import type { Endpoint } from './endpoints.ts';
import type { Journal } from './progress.ts';

/** What the lists of one endpoint teach each other about its pages. */
export interface PageSizes {
  /** Which of the endpoint's page sizes to ask for: those before it were refused. */
  choice: number;
  /**
   * For each of them, the most rows that any page had: where smaller pages are asked for, a full one is
   * smaller too.
   */
  readonly largest: Map<number, { rows: number }>;
}

/** Nothing is known of the pages yet. */
export function openPageSizes(): PageSizes {
  return { choice: 0, largest: new Map() };
}

/** How lists are read: whom to ask, how far a walk goes, and how many alike are begun at once. */
export interface Reading {
  readonly ask: Ask;
  readonly maxPages: number;
  readonly listsAtOnce: number;
  /** Whether every member of a user group is asked for alone, for when it was added. */
  readonly memberDates: boolean;
}

/** Reads the list at an endpoint, every request of it into the journal. The path must be fit for a URL. */
export async function readEndpoint(
  { ask, maxPages }: Pick<Reading, 'ask' | 'maxPages'>,
  endpoint: Endpoint,
  journal: Journal,
  sizes: PageSizes = openPageSizes(),
): Promise<ListReading> {
  const path = pathOf(...endpoint.path);
  invariant(path !== undefined, 'ids are checked before they become a path');
  const { step, end } = journal.openList();

  const readWith = (choice: number) => {
    const perPage = endpoint.perPage[choice];
    const largest = sizes.largest.get(choice) ?? { rows: 0 };
    sizes.largest.set(choice, largest);
    const { about, form } = endpoint;
    const readWhere = async (where: Question['query'], page?: number) => {
      const query = { ...endpoint.query, ...where };
      const question = { about, path, query, ...(page && { page }), ...(form && { form }) };
      const answer = await ask(question, journal.writeDown);
      if (answer.kind === 'result') journal.takeOut(answer.removed);
      return answer;
    };
    const readPage = (page: number) =>
      perPage === undefined ? readWhere({}) : readWhere({ page: `${page}`, per_page: `${perPage}` }, page);
    const readAt = (start: number, page: number) =>
      readWhere({ startIndex: `${start}`, count: `${perPage}` }, page);
    const plan = { perPage, maxPages, largest, onPage: step };
    const reader = form === 'scim' && perPage !== undefined ? pagesFromPlaces(readAt, perPage) : readPage;
    return readList(reader, plan, { neverEmpty: endpoint.neverEmpty ?? false });
  };

  for (;;) {
    const choice = sizes.choice;
    const reading = await readWith(choice);
    const isRefused = reading.status === 'failed' && reading.problem?.code === 'refused';
    if (!isRefused || choice + 1 >= endpoint.perPage.length) {
      end();
      return reading;
    }
    sizes.choice = Math.max(sizes.choice, choice + 1);
  }
}
