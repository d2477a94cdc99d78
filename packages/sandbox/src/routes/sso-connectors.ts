import { notRouted } from '../errors.ts';
import { listing } from '../lists/listing.ts';
import { rowById } from '../state/rows-by-id.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const many = '/accounts/:account/sso_connectors';
const read = {
  about: 'account',
  method: 'GET',
  needs: 'SSO Connector Read',
  collection: 'ssoConnectors',
} as const;

/** `/accounts/{account}/sso_connectors`, in one answer. */
export const ssoConnectors: readonly AccountEndpoint[] = [
  { ...read, path: many, answer: ({ account }) => listing(account.ssoConnectors, { pages: 'none' }) },
  { ...read, path: `${many}/:connector`, answer: get },
];

function get({ account, param, path }: AccountRequest): Answer {
  const connector = rowById(account.ssoConnectors, param('connector'));
  if (connector === undefined) throw notRouted(path);
  return { kind: 'single', result: connector };
}
