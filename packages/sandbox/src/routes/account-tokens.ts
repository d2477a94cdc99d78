import { knownTime, readTime } from '@grantlens/snapshot/internal';
import { invalid, notRouted } from '../errors.ts';
import { listing } from '../lists/listing.ts';
import { sortedByText } from '../lists/sorting.ts';
import { isRow, listAt, type Row, textAt } from '../state/row.ts';
import { rowById, withoutRow, withRow } from '../state/rows-by-id.ts';
import { withTokenPolicies } from '../state/served-policies.ts';
import { readBody } from '../wire/body.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';
import { replacedToken, samePolicies, tokenBody } from './token-changes.ts';

const many = '/accounts/:account/tokens';
const one = `${many}/:token`;
const read = { about: 'account', needs: 'Account API Tokens Read', collection: 'accountTokens' } as const;
const write = { about: 'account', needs: 'Account API Tokens Write', collection: 'accountTokens' } as const;

/** `/accounts/{account}/tokens`: the tokens the account owns. Only who makes one is shown its value, and only then. */
export const accountTokens: readonly AccountEndpoint[] = [
  { ...read, method: 'GET', path: many, answer: list },
  { ...write, method: 'POST', path: many, answer: create },
  { ...read, method: 'GET', path: one, answer: get },
  { ...write, method: 'PUT', path: one, answer: change },
  { ...write, method: 'DELETE', path: one, answer: remove },
];

function list({ account, query, now }: AccountRequest): Answer {
  const withExpired = query.get('include_expired') === 'true';
  const found = account.accountTokens.filter((token) => withExpired || !hasExpired(token, now));
  const { rows, order } = sortedByText(found, query, { issued_on: (row) => textAt(row, 'issued_on') });
  return listing(rows, { order, show: (row) => withTokenPolicies(account, row) });
}

function get(request: AccountRequest): Answer {
  return { kind: 'single', result: withTokenPolicies(request.account, tokenOf(request)) };
}

function create(request: AccountRequest): Answer {
  const { account, now, newId } = request;
  const body = readBody(tokenBody, request.body);
  const token = replacedToken({ id: newId(), status: 'active', issued_on: now }, body, {
    account,
    now,
    newId,
  });
  const next = { ...account, accountTokens: [...account.accountTokens, token] };
  const shown = withTokenPolicies(next, token);
  return { kind: 'single', result: isRow(shown) ? { ...shown, value: newId() } : shown, next };
}

function change(request: AccountRequest): Answer {
  const { account, now, newId, undocumented } = request;
  const token = tokenOf(request);
  const body = readBody(tokenBody, request.body);
  const changed = replacedToken(token, body, { account, now, newId });
  // The other statuses are the server's own.
  if (hasEnded(token, now) && body.status !== undefined) {
    throw invalid('status: an expired or revoked token keeps its status', '/status');
  }
  const isSame = samePolicies(listAt(token, 'policies'), body.policies);
  if (undocumented.changedTokens === 'refused' && !isSame) {
    throw invalid('the permissions of the token exceed those of its creator', '/policies');
  }
  const next = { ...account, accountTokens: withRow(account.accountTokens, request.param('token'), changed) };
  return { kind: 'single', result: withTokenPolicies(next, changed), next };
}

function remove(request: AccountRequest): Answer {
  const { account } = request;
  tokenOf(request);
  const id = request.param('token');
  const next = { ...account, accountTokens: withoutRow(account.accountTokens, id) };
  return { kind: 'single', result: { id }, next };
}

function tokenOf({ account, param, path }: AccountRequest): Row {
  const token = rowById(account.accountTokens, param('token'));
  if (token === undefined) throw notRouted(path);
  return token;
}

function hasEnded(token: Row, now: string): boolean {
  return hasExpired(token, now) || (token.status !== 'active' && token.status !== 'disabled');
}

function hasExpired(token: unknown, now: string): boolean {
  const end = readTime(textAt(token, 'expires_on'));
  return textAt(token, 'status') === 'expired' || (end !== null && end <= knownTime(now));
}
