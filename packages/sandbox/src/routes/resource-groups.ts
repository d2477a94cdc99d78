import type { AccountEndpoint, AccountRequest, Answer } from '../endpoint.ts';
import { notRouted } from '../errors.ts';
import { textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';

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
  const id = query.get('id');
  const name = query.get('name');
  const rows = account.resourceGroups
    .filter((group) => id === null || textAt(group, 'id') === id)
    .filter((group) => name === null || textAt(group, 'name') === name);
  return { result: rows.length > 0 ? rows : null, rowOrder: 'any' };
}

function get({ account, param, path }: AccountRequest): Answer {
  const group = rowById(account.resourceGroups, param('resourceGroup'));
  if (group === undefined) throw notRouted(path);
  return { result: group };
}
