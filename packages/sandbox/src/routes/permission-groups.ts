import { notRouted } from '../errors.ts';
import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

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
  const rows = matchingText(account.permissionGroups, query, {
    id: (row) => textAt(row, 'id'),
    name: (row) => textAt(row, 'name'),
    label: (row) => textAt(row, 'meta', 'label'),
  });
  return listing(rows, { info: () => undefined });
}

function get({ account, param, path }: AccountRequest): Answer {
  const group = rowById(account.permissionGroups, param('permissionGroup'));
  if (group === undefined) throw notRouted(path);
  return { kind: 'single', result: group };
}
