import { notRouted } from '../errors.ts';
import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const many = '/accounts/:account/iam/resource_groups';
const read = {
  about: 'account',
  method: 'GET',
  needs: 'Account Settings Read',
  collection: 'resourceGroups',
} as const;

/** `/accounts/{account}/iam/resource_groups`: the named ones, all of them in every answer. */
export const resourceGroups: readonly AccountEndpoint[] = [
  { ...read, path: many, answer: list },
  { ...read, path: `${many}/:resourceGroup`, answer: get },
];

// Page numbers change nothing here, there is no result_info, and no rows at all is null.
function list({ account, query }: AccountRequest): Answer {
  const rows = matchingText(account.resourceGroups, query, {
    id: (row) => textAt(row, 'id'),
    name: (row) => textAt(row, 'name'),
  });
  return listing(rows, { pages: 'none', none: 'null' });
}

function get({ account, param, path }: AccountRequest): Answer {
  const group = rowById(account.resourceGroups, param('resourceGroup'));
  if (group === undefined) throw notRouted(path);
  return { kind: 'single', result: group };
}
