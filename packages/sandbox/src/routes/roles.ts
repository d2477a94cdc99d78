import { notRouted } from '../errors.ts';
import { listing, type PageSize } from '../lists/listing.ts';
import { rowById } from '../state/rows-by-id.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const many = '/accounts/:account/roles';
const read = {
  about: 'account',
  method: 'GET',
  needs: 'Account Settings Read',
  collection: 'roles',
} as const;
// Clients that want every role in one answer ask for a hundred, and get them.
const pageSize: PageSize = { least: 5, most: 100, usual: 20 };

/** `/accounts/{account}/roles`: the older view of what members may do. */
export const roles: readonly AccountEndpoint[] = [
  { ...read, path: many, answer: list },
  { ...read, path: `${many}/:role`, answer: get },
];

function list({ account }: AccountRequest): Answer {
  return listing(account.roles, { size: pageSize });
}

function get({ account, param, path }: AccountRequest): Answer {
  const role = rowById(account.roles, param('role'));
  if (role === undefined) throw notRouted(path);
  return { kind: 'single', result: role };
}
