import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { sortedByText } from '../lists/sorting.ts';
import { textAt } from '../state/row.ts';
import { authorisedAccounts } from './authorisation.ts';
import type { Answer, CallerEndpoint, CallerRequest } from './endpoint.ts';

/** `/zones`, of one account or of all that the caller may see. */
export const zones: readonly CallerEndpoint[] = [
  { about: 'caller', method: 'GET', path: '/zones', answer: list },
];

function list({ accounts, credential, query, now }: CallerRequest): Answer {
  const account = query.get('account.id');
  const asked = accounts.filter(({ id }) => account === null || id === account);
  const need = { needs: 'Zone Read', collection: 'zones' } as const;
  const lists = authorisedAccounts(asked, credential, need, now).map((one) => ofAskedType(one.zones, query));
  const name = (row: unknown) => textAt(row, 'name');
  const status = (row: unknown) => textAt(row, 'status');
  const found = matchingText(lists.length === 1 ? (lists[0] ?? []) : lists.flat(), query, { name, status });
  const { rows, order } = sortedByText(found, query, {
    name,
    status,
    'account.id': (row) => textAt(row, 'account', 'id'),
    'account.name': (row) => textAt(row, 'account', 'name'),
    'plan.id': (row) => textAt(row, 'plan', 'id'),
  });
  return listing(rows, { order });
}

function ofAskedType(rows: readonly unknown[], query: URLSearchParams): readonly unknown[] {
  const types = query.getAll('type').flatMap((type) => type.split(','));
  if (types.length === 0) return publicZones(rows);
  return rows.filter((zone) => types.some((type) => textAt(zone, 'type') === type));
}

// Kept as long as the list lives, so that a walk over many pages does not go through it for each of them.
const kept = new WeakMap<readonly unknown[], readonly unknown[]>();

// Internal zones are only shown to who asks for them.
function publicZones(rows: readonly unknown[]): readonly unknown[] {
  const found = kept.get(rows) ?? rows.filter((zone) => textAt(zone, 'type') !== 'internal');
  kept.set(rows, found);
  return found;
}
