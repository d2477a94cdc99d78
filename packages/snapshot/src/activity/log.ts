import type { CollectionProblem, CollectionStatus, LedgerRequest } from '../file/collection.ts';
import type { Removal } from '../file/snapshot.ts';

/** Who did something, as the audit log says it; null for what it does not say. */
export interface Actor {
  /** `account`: an account-owned token. `system`: Cloudflare itself. */
  readonly type: 'user' | 'account' | 'system' | 'unknown';
  readonly userId: string | null;
  readonly tokenId: string | null;
  /** In lower case. */
  readonly email: string | null;
}

/** The kinds of change, in the order in which they are listed. */
export const changeKinds = ['create', 'update', 'delete', 'other'] as const;

/** What was done to something. */
export type ChangeKind = (typeof changeKinds)[number];

/** What one actor did to one product of one zone, in one way: how often, and when first and last. */
export interface FoldedChange {
  readonly actor: Actor;
  /** By the table of products, or as the log calls it. */
  readonly product: string;
  /** The id of the zone; null for what is not about a zone, and where zones are folded. */
  readonly zone: string | null;
  readonly kind: ChangeKind | 'login';
  readonly count: number;
  /** RFC 3339, UTC. */
  readonly first: string;
  readonly last: string;
}

/** A row about access itself, whole as far as it may be kept. */
export interface AccessEvent {
  readonly log: LogName;
  readonly id: string | null;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly actor: Actor;
  readonly product: string;
  readonly kind: ChangeKind;
  /** Below the API base, without the query; null where the row has none. */
  readonly path: string | null;
  /** As received, without secrets, and with addresses cut. */
  readonly row: Readonly<Record<string, unknown>>;
}

/** The two logs: changes (version 2 of the API), logins and members' own tokens (version 1). */
export const logNames = ['changes', 'logins'] as const;

/** One of the two audit logs of the API. */
export type LogName = (typeof logNames)[number];

/** How rows were counted on their way into the fold. */
export interface RowCounts {
  readonly rows: number;
  /** Without a time or an actor that can be read. */
  readonly unreadable: number;
  /** Of something that did not happen. */
  readonly notDone: number;
  /** Came again with the same id, and counted once. */
  readonly repeated: number;
  /** Of the older log: what the newer one says as well. */
  readonly leftOut: number;
}

/** How much is folded: nothing but rows; also the zones of each product; also the products. */
export const foldings = ['rows', 'zones', 'products'] as const;

/** How much of the log was folded to fit into memory. */
export type Folding = (typeof foldings)[number];

/** What is kept of any number of rows, in whatever order they came. */
export interface FoldedRows extends RowCounts {
  readonly folding: Folding;
  readonly changes: readonly FoldedChange[];
  readonly access: readonly AccessEvent[];
  /** Rows about access beyond the number that is kept: the oldest. */
  readonly accessLeftOut: number;
  /** The time of the oldest and the newest row; null without rows. */
  readonly oldest: string | null;
  readonly newest: string | null;
}

/** A place in a log from which on, or within which, rows may be missing. */
export interface LogHole {
  /** How many pages were read before it. */
  readonly afterPages: number;
  readonly problem: CollectionProblem;
}

/** How far one of the two logs was read. */
export interface LogLedger extends RowCounts {
  readonly status: CollectionStatus;
  /** The time of its oldest row that was read; null where there was none. */
  readonly oldest: string | null;
  readonly pages: number;
  readonly holes: readonly LogHole[];
  readonly requests: readonly LedgerRequest[];
  readonly problem?: CollectionProblem;
}

/** The audit log of an account, folded, as it lies beside a snapshot. */
export interface ActivityLog {
  readonly format: typeof activityFormat;
  readonly version: typeof activityVersion;
  /** The id of the account. */
  readonly account: string;
  /** The digest of the snapshot that it lies beside. */
  readonly snapshot: string;
  /** RFC 3339, UTC. */
  readonly takenAt: { readonly start: string; readonly end: string };
  readonly tool: { readonly name: string; readonly version: string };
  readonly apiBase: string;
  /** What was asked for. */
  readonly window: { readonly since: string; readonly before: string };
  readonly logs: Readonly<Record<LogName, LogLedger>>;
  readonly folding: Folding;
  readonly changes: readonly FoldedChange[];
  readonly access: readonly AccessEvent[];
  readonly accessLeftOut: number;
  readonly removed: readonly Removal[];
  /** `sha256-<hex>` over the canonical text of everything else. */
  readonly digest: string;
}

export const activityFormat = 'grantlens.activity';
export const activityVersion = 1;
