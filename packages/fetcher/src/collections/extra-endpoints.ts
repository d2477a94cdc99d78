import type { ExtraName } from '@grantlens/snapshot/internal';
import type { Endpoint } from './endpoints.ts';

/** Where each extra is listed. */
export function extraEndpointsOf(accountId: string): Readonly<Record<ExtraName, Endpoint>> {
  const scim = (about: ExtraName, list: string): Endpoint => ({
    about,
    path: ['accounts', accountId, 'scim', 'v2', list],
    // How large a page may be is not documented. One that is smaller than asked for is as good.
    perPage: [1000, 100],
    form: 'scim',
  });
  return {
    scimUsers: scim('scimUsers', 'Users'),
    scimGroups: scim('scimGroups', 'Groups'),
    oauthClients: { about: 'oauthClients', path: ['accounts', accountId, 'oauth_clients'], perPage: [50] },
  };
}
