import type { Collection } from '@grantlens/snapshot';
import type { Redactor } from '../credential/redactor.ts';
import type { Problem } from '../wire/problem.ts';
import type { Journal } from './progress.ts';

/** Long enough for every sentence of ours around one of the API's. */
const longestMessage = 1000;

interface Read<Items> {
  readonly reading: Pick<Collection, 'status' | 'expected'> & { readonly problem?: Problem };
  /** The rows as they are stored. */
  readonly items: Items;
  readonly journal: Journal;
}

/** A list as it was read, as a collection of the snapshot. */
export function collectionOf<Items>(
  { reading, items, journal }: Read<Items>,
  redactor: Redactor,
): Collection<Items> {
  const { status, expected, problem } = reading;
  return {
    status,
    items,
    ...(expected !== undefined && { expected }),
    requests: journal.requests,
    // Ids in it came from the API.
    ...(problem && { problem: { ...problem, message: redactor.text(problem.message, longestMessage) } }),
  };
}
