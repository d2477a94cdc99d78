import { z } from 'zod';
import { invalid, memberExists, memberNotFound } from '../errors.ts';
import { idOf } from '../ids.ts';
import { matchingText } from '../lists/filtering.ts';
import { listing } from '../lists/listing.ts';
import { sortedByText } from '../lists/sorting.ts';
import type { Account } from '../state/account.ts';
import { withEchoes } from '../state/echoes.ts';
import { emailOf } from '../state/member-email.ts';
import { knownRoles, policiesOfRoles, rolesOfPolicies } from '../state/member-roles.ts';
import { newPolicies, type PolicyBody, policiesBody } from '../state/new-policies.ts';
import { type Row, textAt, without } from '../state/row.ts';
import { rowById, withRow } from '../state/rows-by-id.ts';
import { withFullPolicies } from '../state/served-policies.ts';
import { refuseEmpty } from '../state/undocumented.ts';
import { withoutMember } from '../state/without-member.ts';
import { readBody } from '../wire/body.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const many = '/accounts/:account/members';
const one = `${many}/:member`;
const read = { about: 'account', needs: 'Account Settings Read', collection: 'members' } as const;
const write = { about: 'account', needs: 'Account Settings Write', collection: 'members' } as const;

/** `/accounts/{account}/members`: invite, change and remove the members of an account. */
export const members: readonly AccountEndpoint[] = [
  { ...read, method: 'GET', path: many, answer: list },
  { ...write, method: 'POST', path: many, answer: invite },
  { ...read, method: 'GET', path: one, answer: get },
  { ...write, method: 'PUT', path: one, answer: change },
  { ...write, method: 'DELETE', path: one, answer: remove },
];

const roleObject = z.object({ id: z.string() }).transform(({ id }) => id);
const replacement = z.object({
  policies: policiesBody.optional(),
  // Unlike an invitation, this takes objects alone.
  roles: z.array(roleObject).optional(),
  status: z.string().optional(),
});
const invitation = z.object({
  policies: policiesBody.optional(),
  roles: z.array(z.union([z.string(), roleObject])).optional(),
  email: z.email(),
  status: z.enum(['accepted', 'pending']).default('pending'),
});

function list(request: AccountRequest): Answer {
  const { account, query } = request;
  const found = matchingText(account.members, query, { status: (row) => textAt(row, 'status') });
  const { rows, order } = sortedByText(found, query, {
    'user.first_name': (row) => textAt(row, 'user', 'first_name'),
    'user.last_name': (row) => textAt(row, 'user', 'last_name'),
    'user.email': emailOf,
    status: (row) => textAt(row, 'status'),
  });
  return listing(rows, { order, show: (row) => shown(row, request) });
}

function get(request: AccountRequest): Answer {
  return { kind: 'single', result: shown(memberOf(request), request) };
}

function shown(member: unknown, { account, undocumented: { echoes = 'none' } }: AccountRequest): unknown {
  return withFullPolicies(account, echoes === 'none' ? member : withEchoes(account, member));
}

function invite({ account, body, now, newId }: AccountRequest): Answer {
  const { email, status, ...wanted } = readBody(invitation, body);
  const taken = account.members.some((member) => emailOf(member)?.toLowerCase() === email.toLowerCase());
  if (taken) throw memberExists();
  const member: Row = {
    id: newId(),
    email,
    user: {
      // Nobody knows who answers an invitation until it is accepted.
      id: status === 'accepted' ? idOf(`user/${email.toLowerCase()}`) : null,
      first_name: null,
      last_name: null,
      email,
      two_factor_authentication_enabled: false,
    },
    status,
    api_access_enabled: null,
    ...grantsOf(account, wanted, { now, newId }),
  };
  const next = { ...account, members: [...account.members, member] };
  // The live API leaves the roles out of this one answer.
  return { kind: 'single', result: withFullPolicies(next, without(member, 'roles')), next };
}

function change(request: AccountRequest): Answer {
  const { account, body, now, newId } = request;
  const member = memberOf(request);
  const { status, ...wanted } = readBody(replacement, body);
  refuseEmpty(wanted.policies, request.undocumented);
  const fresh = grantsOf(account, wanted, { now, newId });
  // Without the present status the live API drops the whole change and says nothing.
  if (status !== member.status) return get(request);
  const changed = { ...without(without(member, 'policies'), 'roles'), ...fresh };
  const next = { ...account, members: withRow(account.members, request.param('member'), changed) };
  return { kind: 'single', result: shown(changed, { ...request, account: next }), next };
}

function remove(request: AccountRequest): Answer {
  const { account } = request;
  memberOf(request);
  const id = request.param('member');
  return { kind: 'single', result: { id }, next: withoutMember(account, id) };
}

function memberOf({ account, param }: AccountRequest): Row {
  const member = rowById(account.members, param('member'));
  if (member === undefined) throw memberNotFound();
  return member;
}

function grantsOf(
  account: Account,
  wanted: {
    readonly policies?: readonly PolicyBody[] | undefined;
    readonly roles?: readonly string[] | undefined;
  },
  making: { readonly now: string; readonly newId: () => string },
): Row {
  // When both are sent, policies win.
  if (wanted.policies !== undefined) {
    const policies = newPolicies(wanted.policies, { account, stamped: false, ...making });
    return { policies, roles: rolesOfPolicies(account, policies) };
  }
  if (wanted.roles === undefined) throw invalid('either policies or roles are needed');
  const roles = knownRoles(account, wanted.roles);
  const policies = policiesOfRoles(account, roles, making.newId);
  return policies ? { policies, roles } : { roles };
}
