import type { Gap, GapCause } from '@grantlens/snapshot';
import { type CollectionName, collectionRows } from '@grantlens/snapshot/internal';
import { printable } from './printable.ts';

/** What the rows of a collection are called in a sentence: `the user groups`. */
export function collectionWords(collection: CollectionName): string {
  return `the ${collectionRows(collection)}`;
}

/** Why a whole collection was not seen. Other causes are of a row, or of a part of one. */
const whole: Partial<Readonly<Record<GapCause, string>>> = {
  forbidden: 'could not be read (forbidden)',
  failed: 'could not be read (the request failed)',
  partial: 'were not all read',
  skipped: 'were not asked for',
};

/** What was not seen of the collection that a gap is of, and why: `the zones could not be read (forbidden)`. */
export function unseenWords({ collection, cause }: Pick<Gap, 'collection' | 'cause'>): string {
  return `${collectionWords(collection)} ${whole[cause] ?? 'could not all be read'}`;
}

/** What a gap leaves open, and why. */
export function gapWords(gap: Gap): string {
  const clouds = printable(gap.clouds);
  return whole[gap.cause] === undefined ? clouds : `${clouds}; ${unseenWords(gap)}`;
}
