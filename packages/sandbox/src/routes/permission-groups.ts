import type { AccountEndpoint, AccountRequest, Answer } from '../endpoint.ts';
import { notRouted } from '../errors.ts';
import { pagedAnswer } from '../paging.ts';
import { textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';

const many = '/accounts/:account/iam/permission_groups';
const read = {
  about: 'account',
  method: 'GET',
  needs: 'Account Settings Read',
  collection: 'permissionGroups',
} as const;

/** `/accounts/{account}/iam/permission_groups`. */
export const permissionGroups: readonly AccountEndpoint[] = [
  { ...read, path: many, answer: list },
  { ...read, path: `${many}/:permissionGroup`, answer: get },
];

// It has pages, yet the live answer does not say how many or which this is.
function list({ account, query }: AccountRequest): Answer {
  const id = query.get('id');
  const name = query.get('name');
  const label = query.get('label');
  const rows = account.permissionGroups
    .filter((group) => id === null || textAt(group, 'id') === id)
    .filter((group) => name === null || textAt(group, 'name') === name)
    .filter((group) => label === null || textAt(group, 'meta', 'label') === label);
  const { result, rowOrder } = pagedAnswer(rows, query);
  return { result, ...(rowOrder && { rowOrder }) };
}

function get({ account, param, path }: AccountRequest): Answer {
  const group = rowById(account.permissionGroups, param('permissionGroup'));
  if (group === undefined) throw notRouted(path);
  return { result: group };
}
