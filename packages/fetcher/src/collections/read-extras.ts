import { type Collection, GrantlensError } from '@grantlens/snapshot';
import { type ExtraName, type Extras, extraNames, sortRows } from '@grantlens/snapshot/internal';
import type { ListReading } from '../paging/read-list.ts';
import { addUp, type Storable } from '../wire/storable.ts';
import { collectionOf } from './collection-of.ts';
import type { Endpoint } from './endpoints.ts';
import { extraEndpointsOf } from './extra-endpoints.ts';
import type { Journal } from './progress.ts';
import type { Destination } from './read-collections.ts';
import { type Reading, readEndpoint } from './read-endpoint.ts';

/**
 * Reads the extras of an account once it is called. That is to be after the collections: whatever
 * is wrong with an extra, be it slow, refused or answered with rubbish, they have been read by then.
 */
export function openExtras(
  reading: Reading,
  accountId: string,
  { board, redactor }: Destination,
): () => Promise<Storable<Extras>> {
  const endpoints = extraEndpointsOf(accountId);
  // From the start they count among what is still to come.
  const journals = extraNames.map((name) => [name, board.open(name)] as const);
  return async () => {
    const extras = journals.map(async ([name, journal]) => {
      const list = await readExtra(reading, endpoints[name], journal);
      journal.end();
      return [name, collectionOf({ reading: list, items: sortRows(list.rows), journal }, redactor)] as const;
    });
    return {
      value: Object.fromEntries(await Promise.all(extras)) as Record<ExtraName, Collection>,
      removed: addUp(journals.flatMap(([, { removed }]) => removed)),
    };
  };
}

type ExtraReading = Omit<ListReading, 'status'> & Pick<Collection, 'status'>;

/** An account that has no such list is nothing to complain of: there was nothing to ask for. */
async function readExtra(reading: Reading, endpoint: Endpoint, journal: Journal): Promise<ExtraReading> {
  try {
    const list = await readEndpoint(reading, endpoint, journal);
    const isNotThere = list.status === 'failed' && list.problem?.code === 'not-found';
    return isNotThere ? { ...list, status: 'skipped' } : list;
  } catch (error) {
    // The account itself has been read in time.
    if (!(error instanceof GrantlensError) || error.code !== 'deadline') throw error;
    const problem = { code: 'timeout', message: `there was no time left for it: ${error.message}` } as const;
    return { status: 'failed', rows: [], counted: 0, problem };
  }
}
