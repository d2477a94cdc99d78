import { sha256 } from '#platform';
import { type AccountSource, type AskedEndpoint, cloudflareApiBase } from '../account/source.ts';
import type { LedgerRequest } from '../file/collection.ts';
import { type ReadName, readingOf, readNames } from '../file/extras.ts';
import type { SeenAccounts, Snapshot, SnapshotCredential } from '../file/snapshot.ts';
import { addTo } from '../multimap.ts';
import { pagingNames } from '../seen/asked-lists.ts';
import { knownTime } from '../time.ts';

/** Where a snapshot came from, and what was asked for it, whatever the order of its ledger. */
export function sourceOf(snapshot: Snapshot): AccountSource {
  const { apiBase, credential, accounts, requests } = snapshot.source;
  return {
    apiBase,
    isCloudflare: apiBase === cloudflareApiBase,
    credential: credentialOf(credential),
    accounts: accounts === undefined ? null : accountsOf(accounts),
    areAllRecorded: requests !== undefined,
    endpoints: [
      ...endpointsOf(null, requests ?? []),
      ...readNames.flatMap((name) => endpointsOf(name, readingOf(snapshot, name).requests)),
    ],
  };
}

/** A file may have anything beside the kind of the credential, and more than is shown of an account. */
function credentialOf(credential: SnapshotCredential): SnapshotCredential {
  const said = Object.entries(credential).filter(
    ([name, value]) => credentialFields.has(name) && typeof value === 'string',
  );
  return Object.fromEntries(said) as unknown as SnapshotCredential;
}

const credentialFields: ReadonlySet<string> = new Set<keyof SnapshotCredential>([
  'kind',
  'id',
  'name',
  'status',
  'expiresOn',
  'notBefore',
]);

function accountsOf({ items, total, problem }: SeenAccounts): SeenAccounts {
  const rows = items.map(({ id, name }) => ({ id, name }));
  return {
    items: rows.sort((one, other) => (one.id < other.id ? -1 : 1)),
    ...(total !== undefined && { total }),
    ...(problem && { problem: { code: problem.code, message: problem.message } }),
  };
}

function endpointsOf(
  collection: ReadName | null,
  requests: readonly LedgerRequest[],
): readonly AskedEndpoint[] {
  const alike = new Map<string, LedgerRequest[]>();
  for (const request of requests) addTo(alike, addressOf(request), request);
  const sorted = [...alike].sort(([one], [other]) => (one < other ? -1 : 1));
  return sorted.map(([, same]) => endpointOf(collection, same));
}

function addressOf({ path, query }: LedgerRequest): string {
  return JSON.stringify([pathOf(path), ...queryOf(query)]);
}

/** The members of user groups are a list for each group, and one endpoint; so are members who were asked for alone. */
function pathOf(path: string): string {
  return path
    .replace(/(\/iam\/user_groups\/)[^/]+(?=\/members(?:\/[^/]+)?$)/, '$1{user_group_id}')
    .replace(/(\/iam\/user_groups\/[^/]+\/members\/)[^/]+$/, '$1{member_id}');
}

function queryOf(query: LedgerRequest['query']): readonly (readonly [string, string])[] {
  const entries = Object.entries(query).filter(([name]) => !pagingNames.has(name));
  return entries.length < 2 ? entries : entries.sort(([one], [other]) => (one < other ? -1 : 1));
}

function endpointOf(collection: ReadName | null, requests: readonly LedgerRequest[]): AskedEndpoint {
  const sent = requests.toSorted(bySending);
  const [first] = sent;
  const rays = sent.flatMap(({ ray }) => ray ?? []);
  const isPaged = sent.some(({ page }) => page !== undefined);
  const statuses = new Map<number, number>();
  for (const { httpStatus } of sent) statuses.set(httpStatus, (statuses.get(httpStatus) ?? 0) + 1);
  return {
    collection,
    path: pathOf(first?.path ?? ''),
    query: Object.fromEntries(queryOf(first?.query ?? {})),
    requests: sent.length,
    pages: isPaged ? new Set(sent.map(({ path, page }) => `${page} ${path}`)).size : null,
    statuses: [...statuses]
      .map(([httpStatus, count]) => ({ httpStatus, requests: count }))
      .sort((one, other) => one.httpStatus - other.httpStatus),
    rows: sent.reduce((sum, { rows }) => sum + rows, 0),
    first: first?.at ?? '',
    last: sent.at(-1)?.at ?? '',
    bodies: `sha256-${sha256(
      sent
        .map(({ bodySha256 }) => `${bodySha256}\n`)
        .sort()
        .join(''),
    )}`,
    rays: { count: rays.length, first: rays[0] ?? null, last: rays.at(-1) ?? null },
  };
}

/** By time, and where that is the same by what else differs, so that the order of the file does not show. */
function bySending(one: LedgerRequest, other: LedgerRequest): number {
  const later = knownTime(one.at) - knownTime(other.at);
  if (later !== 0) return later;
  const [a, b] = [placeOf(one), placeOf(other)];
  return a === b ? 0 : a < b ? -1 : 1;
}

function placeOf({ at, path, page, ray, bodySha256 }: LedgerRequest): string {
  return JSON.stringify([at, path, page ?? 0, ray ?? '', bodySha256]);
}
