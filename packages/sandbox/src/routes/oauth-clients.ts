import { listing } from '../lists/listing.ts';
import type { AccountEndpoint } from './endpoint.ts';

/** `/accounts/{account}/oauth_clients`: the applications that the account owns. */
export const oauthClients: readonly AccountEndpoint[] = [
  {
    about: 'account',
    method: 'GET',
    path: '/accounts/:account/oauth_clients',
    needs: 'Account Settings Read',
    collection: 'oauthClients',
    answer: ({ account }) => listing(account.oauthClients),
  },
];
