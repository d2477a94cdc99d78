import { type Listing, listing } from '../lists/listing.ts';
import { scimPages } from '../lists/scim-page.ts';
import { emailOf } from '../state/member-email.ts';
import { isRow, type Row, textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';
import { scimError } from '../wire/scim.ts';
import type { AccountEndpoint, AccountRequest, ScimAnswer } from './endpoint.ts';

const many = '/accounts/:account/scim/v2/Groups';
const read = { about: 'account', needs: 'Account Settings Read', collection: 'scimGroups' } as const;

/** Groups as an identity provider sees them: those with an `externalId` are its own. */
export const scimGroups: readonly AccountEndpoint[] = [
  { ...read, method: 'GET', path: many, answer: list },
  { ...read, method: 'GET', path: `${many}/:group`, answer: get },
];

function list(request: AccountRequest): Listing {
  return listing(request.account.scimListed.groups ?? groupsOf(request), scimPages);
}

// Only this answer has the members.
function get(request: AccountRequest): ScimAnswer {
  const { account, param } = request;
  const group = groupsOf(request).find(({ id }) => id === param('group'));
  if (group === undefined) {
    return { kind: 'scim', status: 404, body: scimError(404, 'There is no such group') };
  }
  const entries = account.memberships.get(param('group')) ?? [];
  const members = entries.flatMap(({ id }) => {
    const member = id === undefined ? undefined : rowById(account.members, id);
    const value = textAt(member, 'user', 'id');
    return value === undefined ? [] : [{ value, display: emailOf(member) }];
  });
  return { kind: 'scim', status: 200, body: { ...group, members } };
}

function groupsOf({ account }: AccountRequest): readonly Row[] {
  const own = account.userGroups.filter(isRow).map(({ id, name }) => ({
    id,
    displayName: name,
    ...(typeof id === 'string' && account.scimManaged.has(id) && { externalId: `idp-${id}` }),
  }));
  const ofSystem = account.permissionGroups
    .filter(isRow)
    .map(({ id, name }) => ({ id: `cloudflare-v1-${id}`, displayName: name }));
  return [...own, ...ofSystem].map((group) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    ...group,
  }));
}
