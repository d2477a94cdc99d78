import type { CollectionProblem, Collections, LedgerRequest } from './collection.ts';
import type { Extras } from './extras.ts';

export const snapshotFormat = 'grantlens.snapshot';

/** The version this program writes. Older ones are read through `migrate.ts`. */
export const snapshotVersion = 1;

/** What the credential that read the account was; never the secret. */
export interface SnapshotCredential {
  readonly kind: 'user-token' | 'account-token' | 'token' | 'global-key';
  readonly id?: string;
  readonly name?: string;
  readonly status?: string;
  /** When it ends, and when it begins to hold. RFC 3339. */
  readonly expiresOn?: string;
  readonly notBefore?: string;
}

/** The accounts that a credential sees: those on the first page that the API lists. */
export interface SeenAccounts {
  /** Sorted by id. */
  readonly items: readonly { readonly id: string; readonly name: string | null }[];
  /** How many there are, where the API says so. */
  readonly total?: number;
  /** Why they could not be listed. */
  readonly problem?: CollectionProblem;
}

/** Where a snapshot was read from, and with what. */
export interface SnapshotSource {
  readonly apiBase: string;
  readonly credential: SnapshotCredential;
  /** Not in files of earlier versions. */
  readonly accounts?: SeenAccounts;
  /** The requests that belong to no collection: for the account, the credential, and the list of accounts. */
  readonly requests?: readonly LedgerRequest[];
}

/** A place in the snapshot from which something secret was taken out before it was stored. */
export interface Removal {
  readonly collection: string;
  /** Field names to the removed value; list positions are left out. */
  readonly field: string;
  readonly count: number;
}

/** One account at one moment: what the API said, whole, and the ledger that proves it. */
export interface Snapshot {
  readonly format: typeof snapshotFormat;
  readonly version: typeof snapshotVersion;
  /** The account object as received. */
  readonly account: Readonly<Record<string, unknown>>;
  /** RFC 3339, UTC. */
  readonly takenAt: { readonly start: string; readonly end: string };
  readonly tool: { readonly name: string; readonly version: string };
  readonly source: SnapshotSource;
  readonly collections: Collections;
  /** What was read besides, on which no verdict rests. Not in files of earlier versions. */
  readonly extras?: Extras;
  /** What was taken out because it is secret: where, never what. */
  readonly removed: readonly Removal[];
  /** `sha256-<hex>` over the canonical text of everything else. */
  readonly digest: string;
}

export type UnsealedSnapshot = Omit<Snapshot, 'digest'>;
