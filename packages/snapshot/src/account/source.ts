import type { ReadName } from '../file/extras.ts';
import type { SeenAccounts, SnapshotCredential } from '../file/snapshot.ts';

/** Cloudflare's API. What was read from anywhere else is no evidence of an account of Cloudflare. */
export const cloudflareApiBase = 'https://api.cloudflare.com/client/v4';

/** How many requests were answered with one status; 0 where no answer arrived. */
export interface AnsweredStatus {
  readonly httpStatus: number;
  readonly requests: number;
}

/** All requests of one path and query, folded: retries included, pages of a list together. */
export interface AskedEndpoint {
  /** What was read; null for the account itself, the credential, and the list of accounts. */
  readonly collection: ReadName | null;
  /** Below the API base. The ids of user groups are one `{user_group_id}`. */
  readonly path: string;
  /** Without what pages are asked for by. */
  readonly query: Readonly<Record<string, string>>;
  readonly requests: number;
  /** How many different pages were asked for; null where the list has none. */
  readonly pages: number | null;
  readonly statuses: readonly AnsweredStatus[];
  /** Rows received, also those that came twice. */
  readonly rows: number;
  /** When the first and the last request was sent. RFC 3339, UTC. */
  readonly first: string;
  readonly last: string;
  /** `sha256-<hex>` over the hashes of the bodies as the ledger has them, sorted, one a line. */
  readonly bodies: string;
  /** Cloudflare's ray ids: how many requests had one, and those of the first and the last. */
  readonly rays: { readonly count: number; readonly first: string | null; readonly last: string | null };
}

/** Where an account was read from, with what, and everything that was asked. */
export interface AccountSource {
  readonly apiBase: string;
  /** Whether that is Cloudflare's API, and no sandbox, proxy or copy. */
  readonly isCloudflare: boolean;
  readonly credential: SnapshotCredential;
  /** The accounts that the credential sees; null in files that do not record it. */
  readonly accounts: SeenAccounts | null;
  /** Whether the requests that belong to no collection are recorded. */
  readonly areAllRecorded: boolean;
  readonly endpoints: readonly AskedEndpoint[];
}
