import { knownTime, readTime } from '@grantlens/snapshot/internal';
import { notRouted } from '../errors.ts';
import { listing } from '../lists/listing.ts';
import { sortedByText } from '../lists/sorting.ts';
import { textAt } from '../state/row.ts';
import { rowById } from '../state/rows-by-id.ts';
import { withTokenPolicies } from '../state/served-policies.ts';
import type { AccountEndpoint, AccountRequest, Answer } from './endpoint.ts';

const many = '/accounts/:account/tokens';
const read = {
  about: 'account',
  method: 'GET',
  needs: 'Account API Tokens Read',
  collection: 'accountTokens',
} as const;

/** `/accounts/{account}/tokens`: the tokens the account owns, never their values. */
export const accountTokens: readonly AccountEndpoint[] = [
  { ...read, path: many, answer: list },
  { ...read, path: `${many}/:token`, answer: get },
];

function list({ account, query, now }: AccountRequest): Answer {
  const withExpired = query.get('include_expired') === 'true';
  const found = account.accountTokens.filter((token) => withExpired || !hasExpired(token, now));
  const { rows, order } = sortedByText(found, query, { issued_on: (row) => textAt(row, 'issued_on') });
  return listing(rows, { order, show: (row) => withTokenPolicies(account, row) });
}

function get({ account, param, path }: AccountRequest): Answer {
  const token = rowById(account.accountTokens, param('token'));
  if (token === undefined) throw notRouted(path);
  return { kind: 'single', result: withTokenPolicies(account, token) };
}

function hasExpired(token: unknown, now: string): boolean {
  const end = readTime(textAt(token, 'expires_on'));
  return textAt(token, 'status') === 'expired' || (end !== null && end <= knownTime(now));
}
