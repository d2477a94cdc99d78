import type { AccountEndpoint, AccountRequest, Answer } from '../endpoint.ts';
import { listAt, textAt } from '../state/row.ts';

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
  const name = query.get('name');
  const scope = query.get('scope');
  const rows = account.tokenPermissionGroups
    .filter((group) => name === null || textAt(group, 'name') === name)
    .filter((group) => scope === null || listAt(group, 'scopes').includes(scope));
  return { result: rows, rowOrder: 'any' };
}
