import { cloudflareApiBase } from '../account/source.ts';
import type { CollectionProblem, LedgerRequest } from '../file/collection.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { readTime } from '../time.ts';
import type { Names } from './names.ts';

/** A message repeats what was asked for. */
export function problemOf({ code }: CollectionProblem): CollectionProblem {
  return {
    code: codes.has(code) ? code : 'not-kept',
    message: 'the message is not kept',
  };
}

/** Why something could not be read, as whoever reads an account says it. */
const codes: ReadonlySet<string> = new Set([
  ...[
    'forbidden',
    'not-found',
    'refused',
    'rate-limited',
    'server-error',
    'redirected',
    'network',
    'timeout',
  ],
  ...['too-large', 'unreadable', 'too-many-pages', 'total-changed', 'total-mismatch', 'pages-missing'],
  ...['page-repeated', 'page-size-changed', 'rows-changed', 'rows-moved', 'more-announced', 'nothing-listed'],
  ...['groups-unseen', 'group-without-id', 'account-without-id'],
]);

/** A request as the ledger has it. */
export function requestOf(
  { path, query, page, httpStatus, at, rows, bodySha256, ray }: LedgerRequest,
  names: Names,
): LedgerRequest {
  return {
    path: path
      .split('/')
      .map((part) => (pathWords.has(part) ? part : names.text(part)))
      .join('/'),
    query: Object.fromEntries(
      Object.entries(query).map(([name, value]) => [
        queryNames.has(name) ? name : names.text(name),
        isPlain(value) ? value : names.text(value),
      ]),
    ),
    ...(page === undefined ? {} : { page }),
    ...{ httpStatus, at, rows },
    // Two lines that differ by their bodies stay two.
    bodySha256: names.digest(`${bodySha256} ${ray ?? ''}`),
  };
}

/** The program that read an account; of another than this one neither name nor version. */
export function toolOf({ name, version }: Snapshot['tool'], names: Names): Snapshot['tool'] {
  const isOurs = name === 'grantlens' && /^\d{1,4}(\.\d{1,4}){2}$/.test(version);
  return isOurs ? { name, version } : { name: names.text(name), version: names.text(version) };
}

/** That it was Cloudflare's, or not, stays; which host else it was does not. */
export function apiBaseOf(apiBase: string, names: Names): string {
  return apiBase === cloudflareApiBase ? apiBase : `https://${names.text(apiBase)}.invalid`;
}

function isPlain(value: string): boolean {
  return /^\d{1,9}$|^(true|false|internal|asc|desc)$/.test(value) || readTime(value) !== null;
}

/** Words of the API's paths. */
export const pathWords: ReadonlySet<string> = new Set([
  ...[
    '',
    'accounts',
    'members',
    'roles',
    'iam',
    'user_groups',
    'permission_groups',
    'resource_groups',
    'zones',
  ],
  ...[
    'tokens',
    'verify',
    'sso_connectors',
    'user',
    'scim',
    'v2',
    'Users',
    'Groups',
    'oauth',
    'clients',
    'oauth_clients',
    'logs',
    'audit',
    'audit_logs',
  ],
]);

const queryNames: ReadonlySet<string> = new Set([
  ...[
    'page',
    'per_page',
    'cursor',
    'account.id',
    'include_expired',
    'type',
    'startIndex',
    'count',
    'direction',
    'order',
    'limit',
    'since',
    'before',
  ],
]);
