import type { Collections } from './collection.ts';

export const snapshotFormat = 'grantlens.snapshot';

/** The version this program writes. Older ones are read through `migrate.ts`. */
export const snapshotVersion = 1;

/** What the credential that read the account was; never the secret. */
export interface SnapshotCredential {
  readonly kind: 'user-token' | 'account-token' | 'token' | 'global-key';
  readonly id?: string;
  readonly name?: string;
  readonly status?: string;
  readonly expiresOn?: string;
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
  readonly source: { readonly apiBase: string; readonly credential: SnapshotCredential };
  readonly collections: Collections;
  /** What was taken out because it is secret: where, never what. */
  readonly removed: readonly Removal[];
  /** `sha256-<hex>` over the canonical text of everything else. */
  readonly digest: string;
}

export type UnsealedSnapshot = Omit<Snapshot, 'digest'>;
