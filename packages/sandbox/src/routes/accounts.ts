import { accountsNotListed } from '../errors.ts';
import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { textAt } from '../state/row.ts';
import { authorisedAccounts, mayNotList } from './authorisation.ts';
import type { AccountEndpoint, Answer, CallerEndpoint, CallerRequest } from './endpoint.ts';

/** `/accounts` and one account. */
export const accounts: readonly (AccountEndpoint | CallerEndpoint)[] = [
  { about: 'caller', method: 'GET', path: '/accounts', answer: list },
  {
    about: 'account',
    method: 'GET',
    path: '/accounts/:account',
    needs: 'Account Settings Read',
    collection: null,
    answer: ({ account }) => ({ kind: 'single', result: account.row }),
  },
];

// The live list shows the same rows whatever page is asked for, and says that there is one page. A client
// that reads until a page is empty never ends there.
function list({ accounts: all, credential, query, now }: CallerRequest): Answer {
  if (mayNotList(all, credential)) throw accountsNotListed();
  const need = { needs: 'Account Settings Read', collection: null } as const;
  const rows = authorisedAccounts(all, credential, need, now).map((account) => account.row);
  return listing(matchingText(rows, query, { name: (row) => textAt(row, 'name') }), { pages: 'same' });
}
