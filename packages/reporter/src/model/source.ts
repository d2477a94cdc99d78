import type { AccountSource, AskedEndpoint } from '@grantlens/snapshot/internal';

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
export interface SourceAccount {
  readonly id: string;
  readonly name: string | null;
  /** Whether it is the one that the report is of. */
  readonly isThis: boolean;
}

/** All requests of one path and query, folded. */
export interface SourceEndpoint extends Omit<AskedEndpoint, 'query'> {
  readonly title: string;
  /** As it stands in the address, without what pages are asked for by. */
  readonly query: string;
}

/** Source and scope: where the rows came from, and what was asked for. */
export interface SourceSection extends Pick<AccountSource, 'apiBase' | 'isCloudflare' | 'areAllRecorded'> {
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
  readonly endpoints: readonly SourceEndpoint[];
}
