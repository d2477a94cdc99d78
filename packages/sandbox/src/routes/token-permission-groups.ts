import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { listAt, textAt } from '../state/row.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

/** `/accounts/{account}/tokens/permission_groups`: what tokens can be given, in one answer. */
export const tokenPermissionGroups: readonly AccountEndpoint[] = [
  {
    about: 'account',
    method: 'GET',
    path: '/accounts/:account/tokens/permission_groups',
    needs: 'Account API Tokens Read',
    collection: 'tokenPermissionGroups',
    answer: list,
  },
];

function list({ account, query }: AccountRequest): Answer {
  const scope = query.get('scope');
  const rows = matchingText(account.tokenPermissionGroups, query, { name: (row) => textAt(row, 'name') });
  return listing(
    rows.filter((group) => scope === null || listAt(group, 'scopes').includes(scope)),
    { pages: 'none' },
  );
}
