import { z } from 'zod';
import { managedThroughScim, memberNotFound, notAMember } from '../errors.ts';
import { listing, type PageSize } from '../lists/listing.ts';
import { sortedByText } from '../lists/sorting.ts';
import type { Account, Membership } from '../state/account.ts';
import { textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';
import { shownInFull, shownInList } from '../state/user-group-members.ts';
import { readBody } from '../wire/body.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';
import { groupOf } from './user-groups.ts';

const many = '/accounts/:account/iam/user_groups/:group/members';
const one = `${many}/:member`;
const read = { about: 'account', needs: 'Account Settings Read', collection: 'userGroupMembers' } as const;
const write = { about: 'account', needs: 'Account Settings Write', collection: 'userGroupMembers' } as const;
const pageSize: PageSize = { least: 1, most: 500, usual: 100 };

/** `/accounts/{account}/iam/user_groups/{group}/members`. */
export const userGroupMembers: readonly AccountEndpoint[] = [
  { ...read, method: 'GET', path: many, answer: list },
  { ...write, method: 'POST', path: many, answer: add },
  { ...write, method: 'PUT', path: many, answer: replace },
  { ...read, method: 'GET', path: one, answer: get },
  { ...write, method: 'DELETE', path: one, answer: remove },
];

const memberIds = z.array(z.object({ id: z.string().min(1) }).transform(({ id }) => id));

function list(request: AccountRequest): Answer {
  const { account, query } = request;
  const part = query.get('fuzzyEmail')?.toLowerCase();
  const email = (entry: Membership) => textAt(shownInList(account, entry), 'email');
  const all = membershipsOf(request);
  const found = part === undefined ? all : all.filter((entry) => email(entry)?.toLowerCase().includes(part));
  const { rows, order } = sortedByText(found, query, { email });
  const show = (entry: Membership) => shownInList(account, entry);
  return listing(rows, { size: pageSize, order, show, none: all.length === 0 ? 'null' : 'empty' });
}

function get(request: AccountRequest): Answer {
  return { kind: 'single', result: shownInFull(request.account, groupOf(request), membershipOf(request)) };
}

function add(request: AccountRequest): Answer {
  const present = membershipsOf(request);
  const added = wantedIds(request).filter((id) => !present.some((entry) => entry.id === id));
  return membershipsBecome(request, [...present, ...added.map((id) => ({ id, addedOn: request.now }))]);
}

function replace(request: AccountRequest): Answer {
  const present = membershipsOf(request);
  const wanted = wantedIds(request).map(
    (id) => present.find((entry) => entry.id === id) ?? { id, addedOn: request.now },
  );
  return membershipsBecome(request, wanted);
}

function remove(request: AccountRequest): Answer {
  refuseIfScimManaged(request);
  const gone = membershipOf(request);
  const left = membershipsOf(request).filter((entry) => entry !== gone);
  return { kind: 'single', result: shownInList(request.account, gone), next: withMemberships(request, left) };
}

function membershipsOf(request: AccountRequest): readonly Membership[] {
  groupOf(request);
  return request.account.memberships.get(request.param('group')) ?? [];
}

function membershipOf(request: AccountRequest): Membership {
  const found = membershipsOf(request).find((entry) => entry.id === request.param('member'));
  if (found === undefined) throw memberNotFound();
  return found;
}

function wantedIds(request: AccountRequest): readonly string[] {
  refuseIfScimManaged(request);
  const ids = [...new Set(readBody(memberIds, request.body))];
  const stranger = ids.find((id) => rowById(request.account.members, id) === undefined);
  if (stranger !== undefined) throw notAMember(stranger);
  return ids;
}

function membershipsBecome(request: AccountRequest, entries: readonly Membership[]): Answer {
  const next = withMemberships(request, entries);
  return listing(entries, { pages: 'none', none: 'null', show: (entry) => shownInList(next, entry), next });
}

function withMemberships({ account, param }: AccountRequest, entries: readonly Membership[]): Account {
  return { ...account, memberships: new Map([...account.memberships, [param('group'), entries] as const]) };
}

function refuseIfScimManaged(request: AccountRequest): void {
  groupOf(request);
  if (request.account.scimManaged.has(request.param('group'))) {
    throw managedThroughScim('the group is managed through SCIM, and so are its members');
  }
}
