import { counted } from '@grantlens/engine/internal';
import { utc } from './moments.ts';

// Where the rows came from, in words.

/** The credential that read the account; never the secret. */
export interface SourceCredential {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly status: string | null;
  readonly notBefore: string | null;
  readonly expiresOn: string | null;
  /** What its own policies give, in words; null where the snapshot does not have them. */
  readonly permissions: readonly string[] | null;
}

/** An account that the credential sees. */
interface SourceAccount {
  readonly id: string;
  readonly name: string | null;
  /** Whether it is the one that the report is of. */
  readonly isThis: boolean;
}

/** Where the rows came from, and what was asked for. */
export interface Source {
  readonly apiBase: string;
  readonly isCloudflare: boolean;
  readonly credential: SourceCredential;
  /** Null where the snapshot does not record which accounts the credential sees. */
  readonly accounts: {
    readonly items: readonly SourceAccount[];
    /** How many there are, where the API says so. */
    readonly total: number | null;
    /** Why they could not be listed. */
    readonly problem: string | null;
  } | null;
  /** What left rows out, a sentence each; empty where nothing did. */
  readonly filters: readonly string[];
  /** What was asked for, of what there are several kinds. */
  readonly kinds: readonly { readonly title: string; readonly says: string }[];
}

interface Endpoint {
  readonly path: string;
  readonly query: string;
  readonly requests: number;
  readonly statuses: readonly { readonly httpStatus: number; readonly requests: number }[];
  readonly rays: { readonly count: number; readonly first: string | null; readonly last: string | null };
}

/** What a reader must know of what was not read from Cloudflare. */
export const elsewhereSentence =
  'That is not Cloudflare’s API but a sandbox, a proxy or a copy. What this report says holds for what answered there, and is no evidence of an account of Cloudflare.';

const kindWords: ReadonlyMap<string, string> = new Map([
  ['user-token', 'API token of a user'],
  ['account-token', 'API token of the account'],
  ['token', 'API token; whose, the API does not say'],
  ['global-key', 'global API key of a user'],
]);

/** Lines of title and text about the source, in every format the same. */
export function sourceFacts(source: Source): readonly (readonly [string, string])[] {
  const { apiBase, isCloudflare, credential, accounts, filters, kinds } = source;
  return [
    ['API base', `${apiBase} (${isCloudflare ? 'Cloudflare’s API' : 'NOT Cloudflare’s API'})`],
    ['Credential', sourceCredentialWords(credential)],
    ['What the credential may do', permissionsWords(credential)],
    ['Accounts that it sees', accountsWords(accounts)],
    [
      'Filters',
      filters.length === 0 ? 'None: nothing was asked for that leaves rows out.' : filters.join(' '),
    ],
    ...kinds.map(({ title, says }) => [title, says] as const),
  ];
}

export function sourceCredentialWords({
  kind,
  id,
  name,
  status,
  notBefore,
  expiresOn,
}: SourceCredential): string {
  return [
    kindWords.get(kind) ?? kind,
    name === null ? 'name not shown by the API' : `“${name}”`,
    id === null ? 'id not shown by the API' : `id ${id}`,
    ...(status === null ? [] : [status]),
    ...(notBefore === null ? [] : [`valid from ${utc(notBefore)}`]),
    expiresOn === null ? 'no end stated' : `valid until ${utc(expiresOn)}`,
  ].join(', ');
}

function permissionsWords({ permissions }: SourceCredential): string {
  if (permissions === null) return 'Not shown: the snapshot does not have the credential’s own policies.';
  return permissions.length === 0
    ? 'Nothing, by its own policies.'
    : `By its own policies: ${permissions.join('; ')}.`;
}

function accountsWords(accounts: Source['accounts']): string {
  if (accounts === null) return 'Not recorded in this snapshot.';
  const { items, total, problem } = accounts;
  if (problem !== null) return `Not listed: ${problem}.`;
  const rest = (total ?? 0) - items.length;
  const more = rest > 0 ? `; and ${counted(rest, 'more account')} that the first page does not list` : '';
  const missing = items.some(({ isThis }) => isThis) ? '' : ' This one is not among them.';
  return `${items.length === 0 ? 'None' : items.map(accountWords).join('; ')}${more}.${missing}`;
}

function accountWords({ id, name, isThis }: SourceAccount): string {
  return `${name === null ? id : `${name} (${id})`}${isThis ? ', which is this one' : ''}`;
}

/** `GET /zones?account.id=…` */
export function addressWords({ path, query }: Endpoint): string {
  return `GET ${path}${query === '' ? '' : `?${query}`}`;
}

/** `200 (3 requests), 429 (1 request)` */
export function statusWords({ statuses }: Endpoint): string {
  return statuses
    .map(
      ({ httpStatus, requests }) =>
        `${httpStatus === 0 ? 'no answer' : httpStatus} (${counted(requests, 'request')})`,
    )
    .join(', ');
}

/** `ray ids 8f0a-FRA to 8f0b-FRA, 12 in all` */
export function rayWords({ rays: { count, first, last } }: Endpoint): string {
  if (first === null) return 'no ray ids came';
  return count === 1 || last === null ? `ray id ${first}` : `ray ids ${first} to ${last}, ${count} in all`;
}

/** `23 requests to 14 endpoints` */
export function askedWords(endpoints: readonly Endpoint[]): string {
  const requests = endpoints.reduce((sum, one) => sum + one.requests, 0);
  return `${counted(requests, 'request')} to ${counted(endpoints.length, 'endpoint')}`;
}

/** How the hash over bodies is made, and where each request stands. */
export const endpointsNote =
  'Each request alone, with the hash of its body, is in the ledger in snapshot.json.gz. The hash over the bodies of an endpoint is the SHA-256 of those hashes in hex, sorted, one a line.';

/** Said of files that do not have the requests outside collections. */
export const notAllRecordedSentence =
  'The requests for the account itself and for the credential are not recorded in this snapshot.';

/** Said where no request for a list is recorded. */
export const notRecordedWords = 'No request for them is recorded in this snapshot.';

export const membersAsked = 'Of every status: accepted, invited and rejected.';

/** The types of zones that were asked for; null is a question that names no type. */
export function zonesAsked(types: readonly (string | null)[]): string {
  const named = types.filter((type) => type !== null);
  const every = types.includes(null) ? ['of every type that the list shows when none is named'] : [];
  return `${[...every, ...named.map((type) => `of type ${type}`)].join(', and ')}; of every status.`.replace(
    /^o/,
    'O',
  );
}

export function tokensAsked(withExpired: boolean): string {
  const expired = withExpired ? 'expired ones included' : 'expired ones only where the API lists them';
  return `Those that the account owns, ${expired}. Not those that users own: the API lists them to nobody else.`;
}

export function filterSentence(path: string, name: string, value: string): string {
  return `GET ${path} was asked with ${name}=${value}, which may leave rows out.`;
}

export function notAskedForSentence(title: string): string {
  return `${title}: not asked for.`;
}
