import { z } from 'zod';
import { managedThroughScim, notRouted } from '../errors.ts';
import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { sortedByText } from '../lists/sorting.ts';
import { newPolicies, type PolicyBody, policiesBody } from '../state/new-policies.ts';
import { type Row, textAt, without } from '../state/row.ts';
import { rowById, withoutRow, withRow } from '../state/rows-by-id.ts';
import { withFullPolicies } from '../state/served-policies.ts';
import { refuseEmpty } from '../state/undocumented.ts';
import { readBody } from '../wire/body.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const many = '/accounts/:account/iam/user_groups';
const one = `${many}/:group`;
const read = { about: 'account', needs: 'Account Settings Read', collection: 'userGroups' } as const;
const write = { about: 'account', needs: 'Account Settings Write', collection: 'userGroups' } as const;

/** `/accounts/{account}/iam/user_groups`. */
export const userGroups: readonly AccountEndpoint[] = [
  { ...read, method: 'GET', path: many, answer: list },
  { ...write, method: 'POST', path: many, answer: create },
  { ...read, method: 'GET', path: one, answer: get },
  { ...write, method: 'PUT', path: one, answer: change },
  { ...write, method: 'DELETE', path: one, answer: remove },
];

const name = z.string().trim().min(1);
const creation = z.object({ name, policies: policiesBody.optional() });
const replacement = z.object({ name: name.optional(), policies: policiesBody.optional() });

function list({ account, query }: AccountRequest): Answer {
  const part = query.get('fuzzyName')?.toLowerCase();
  const exact = matchingText(account.userGroups, query, { id: (row) => textAt(row, 'id'), name: nameOf });
  const found = part === undefined ? exact : exact.filter((row) => nameOf(row)?.toLowerCase().includes(part));
  const { rows, order } = sortedByText(found, query, { name: nameOf });
  return listing(rows, { order, show: (row) => withFullPolicies(account, row) });
}

function nameOf(row: unknown): string | undefined {
  return textAt(row, 'name');
}

function get(request: AccountRequest): Answer {
  return { kind: 'single', result: withFullPolicies(request.account, groupOf(request)) };
}

function create(request: AccountRequest): Answer {
  const { account, now, newId } = request;
  const body = readBody(creation, request.body);
  const group = { id: newId(), name: body.name, status: 'V', created_on: now, modified_on: now };
  const made = withPolicies(group, body.policies, request);
  const next = { ...account, userGroups: [...account.userGroups, made] };
  return { kind: 'single', result: withFullPolicies(next, made), next };
}

function change(request: AccountRequest): Answer {
  const { account, now } = request;
  const group = groupOf(request);
  const body = readBody(replacement, request.body);
  const id = request.param('group');
  if (body.name !== undefined && body.name !== group.name && account.scimManaged.has(id)) {
    throw managedThroughScim('the group is managed through SCIM and cannot be renamed', '/name');
  }
  const renamed = { ...group, ...(body.name !== undefined && { name: body.name }), modified_on: now };
  const changed = withPolicies(renamed, body.policies, request);
  const next = { ...account, userGroups: withRow(account.userGroups, id, changed) };
  return { kind: 'single', result: withFullPolicies(next, changed), next };
}

function remove(request: AccountRequest): Answer {
  const { account } = request;
  groupOf(request);
  const id = request.param('group');
  if (account.scimManaged.has(id)) {
    throw managedThroughScim('the group is managed through SCIM and cannot be deleted');
  }
  const memberships = new Map([...account.memberships].filter(([group]) => group !== id));
  return {
    kind: 'single',
    result: { id },
    next: { ...account, userGroups: withoutRow(account.userGroups, id), memberships },
  };
}

/** The user group a request is about. Throws a refusal when it does not exist. */
export function groupOf({ account, param, path }: AccountRequest): Row {
  const group = rowById(account.userGroups, param('group'));
  if (group === undefined) throw notRouted(path);
  return group;
}

// A group that has no policies has no `policies` key either.
function withPolicies(group: Row, bodies: readonly PolicyBody[] | undefined, request: AccountRequest): Row {
  if (bodies === undefined) return group;
  const { account, now, newId } = request;
  if (request.param('group') !== '') refuseEmpty(bodies, request.undocumented);
  const policies = newPolicies(bodies, { account, now, newId, stamped: true });
  return policies.length > 0 ? { ...group, policies } : without(group, 'policies');
}
