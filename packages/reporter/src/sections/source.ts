import type { Account } from '@grantlens/snapshot';
import type { AskedEndpoint, CollectionName } from '@grantlens/snapshot/internal';
import type { SourceEndpoint, SourceSection } from '../model/source.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import { collectionTitle } from '../words/gaps.ts';
import {
  filterSentence,
  membersAsked,
  notAskedForSentence,
  notRecordedWords,
  type SourceCredential,
  tokensAsked,
  zonesAsked,
} from '../words/source.ts';

/** Where the rows came from and what was asked for, by the ledger of the snapshot. */
export function describeSource(account: Account, entitlements: Table<EntitlementRow>): SourceSection {
  const { apiBase, isCloudflare, areAllRecorded, endpoints, accounts } = account.source;
  return {
    apiBase,
    isCloudflare,
    areAllRecorded,
    credential: credentialOf(account, entitlements),
    accounts: accounts && {
      items: accounts.items.map((one) => ({ ...one, isThis: one.id === account.id })),
      total: accounts.total ?? null,
      problem: accounts.problem?.message ?? null,
    },
    filters: [...limits(endpoints, account.id), ...notAskedFor(account)],
    kinds: kindsOf(account),
    endpoints: endpoints.map(endpointOf),
  };
}

function endpointOf(one: AskedEndpoint): SourceEndpoint {
  const { collection, path, query, ...counts } = one;
  const asked = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  return { collection, title: titleOf(one), path, query: asked.join('&'), ...counts };
}

function titleOf({ collection, path }: AskedEndpoint): string {
  if (collection !== null) return collectionTitle(collection);
  if (path === '/accounts') return 'Accounts that the credential sees';
  return path.endsWith('/verify') ? 'The credential' : 'The account';
}

/** A token of the account is a principal like any other: its entitlements are what it may do. */
function credentialOf(account: Account, entitlements: Table<EntitlementRow>): SourceCredential {
  const { kind, id, name, status, notBefore, expiresOn } = account.source.credential;
  const own = account.principals.find((one) => one.kind === 'token' && one.id === id && id !== undefined);
  const rows =
    own === undefined
      ? null
      : entitlements.filter((row) => row.principalKind === 'token' && row.principalId === id);
  return {
    kind,
    id: id ?? null,
    name: name ?? own?.name ?? null,
    status: status ?? null,
    notBefore: notBefore ?? null,
    expiresOn: expiresOn ?? null,
    permissions: rows && [...new Set(rows.map(permissionWords))],
  };
}

function permissionWords({ means, effective }: EntitlementRow): string {
  return effective === 'allowed' ? means : `${means} (${effective})`;
}

const isOf = (collection: CollectionName) => (one: AskedEndpoint) => one.collection === collection;

/** Parts of a query that name the account, or add rows. Of anything else it is said that it leaves rows out. */
function limits(endpoints: readonly AskedEndpoint[], accountId: string): readonly string[] {
  return endpoints.flatMap(({ path, query, collection }) => {
    const isAskedWhole = endpoints.some((one) => one.path === path && one.query.type === undefined);
    const limiting = Object.entries(query).filter(([name, value]) => {
      if (name === 'account.id') return value !== accountId;
      if (name === 'include_expired') return value !== 'true';
      return !(name === 'type' && collection === 'zones' && isAskedWhole);
    });
    return limiting.map(([name, value]) => filterSentence(path, name, value));
  });
}

function notAskedFor({ coverage }: Account): readonly string[] {
  return coverage
    .filter(({ status }) => status === 'skipped')
    .map(({ collection }) => notAskedForSentence(collectionTitle(collection)));
}

function kindsOf(account: Account): SourceSection['kinds'] {
  const { endpoints } = account.source;
  const asked = (collection: CollectionName, words: (asked: readonly AskedEndpoint[]) => string) => {
    const mine = endpoints.filter(isOf(collection));
    const title = `${collectionTitle(collection)} asked for`;
    return { title, says: mine.length === 0 ? notRecordedWords : words(mine) };
  };
  return [
    asked('members', () => membersAsked),
    asked('zones', (mine) => {
      const types = mine.map(({ query }) => query.type ?? null);
      return zonesAsked(types);
    }),
    asked('accountTokens', (mine) => tokensAsked(mine.some(({ query }) => query.include_expired === 'true'))),
  ];
}
