import { authorisedAccounts } from '../authorise.ts';
import type { Answer, CallerEndpoint, CallerRequest } from '../endpoint.ts';
import { pagedAnswer } from '../paging.ts';
import { sortedByText } from '../sorting.ts';
import { textAt } from '../state/row.ts';

/** `/zones`, of one account or of all that the caller may see. */
export const zones: readonly CallerEndpoint[] = [
  { about: 'caller', method: 'GET', path: '/zones', answer: list },
];

function list({ accounts, credential, query, now }: CallerRequest): Answer {
  const account = query.get('account.id');
  const asked = accounts.filter(({ id }) => account === null || id === account);
  const need = { needs: 'Zone Read', collection: 'zones' } as const;
  const found = authorisedAccounts(asked, credential, need, now)
    .flatMap((one) => one.zones)
    .filter(
      (zone) => ofAskedType(zone, query) && matches(zone, query, 'name') && matches(zone, query, 'status'),
    );
  const { rows, sorted } = sortedByText(found, query, {
    name: (row) => textAt(row, 'name'),
    status: (row) => textAt(row, 'status'),
    'account.id': (row) => textAt(row, 'account', 'id'),
    'account.name': (row) => textAt(row, 'account', 'name'),
    'plan.id': (row) => textAt(row, 'plan', 'id'),
  });
  return pagedAnswer(rows, query, { sorted });
}

// Internal zones are only shown to who asks for them.
function ofAskedType(zone: unknown, query: URLSearchParams): boolean {
  const types = query.getAll('type').flatMap((type) => type.split(','));
  const type = textAt(zone, 'type');
  return types.length === 0 ? type !== 'internal' : type !== undefined && types.includes(type);
}

function matches(zone: unknown, query: URLSearchParams, key: string): boolean {
  const wanted = query.get(key);
  return wanted === null || textAt(zone, key) === wanted;
}
