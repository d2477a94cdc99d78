/** What a snapshot holds of an account, one list each (`userGroupMembers`: one list per group). */
export const collectionNames = [
  'members',
  'roles',
  'userGroups',
  'userGroupMembers',
  'permissionGroups',
  'resourceGroups',
  'zones',
  'accountTokens',
  'tokenPermissionGroups',
  'ssoConnectors',
] as const;

export type CollectionName = (typeof collectionNames)[number];

/**
 * How much of a collection was seen: all of it; some of it; none because the credential may not; none because
 * reading failed; none because nobody asked.
 */
export const collectionStatuses = ['complete', 'partial', 'forbidden', 'failed', 'skipped'] as const;

/** How far a collection was read. */
export type CollectionStatus = (typeof collectionStatuses)[number];

/** One request of the ledger, enough to show an auditor what was asked and what came back. */
export interface LedgerRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly page?: number;
  readonly httpStatus: number;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly rows: number;
  /** SHA-256 of the body as received, in hex. */
  readonly bodySha256: string;
  /** Cloudflare's ray id, to quote to its support. */
  readonly ray?: string;
}

/** Why a collection is not complete. */
export interface CollectionProblem {
  readonly code: string;
  readonly message: string;
}

/** One collection of a snapshot: the objects as received, and the requests that gave them. */
export interface Collection<Items = readonly unknown[]> {
  readonly status: CollectionStatus;
  readonly items: Items;
  /** `total_count`, where the API gave one. */
  readonly expected?: number;
  readonly requests: readonly LedgerRequest[];
  readonly problem?: CollectionProblem;
}

/** Group id to the rows of its members. */
export type MembersByGroup = Readonly<Record<string, readonly unknown[]>>;

export type Collections = {
  readonly [Name in CollectionName]: Collection<
    Name extends 'userGroupMembers' ? MembersByGroup : readonly unknown[]
  >;
};

/** The lists that make up a collection: one, or one for each user group. */
export function listsIn(collections: Collections, name: CollectionName): readonly (readonly unknown[])[] {
  const { items } = collections[name];
  return Array.isArray(items) ? [items as readonly unknown[]] : Object.values(items as MembersByGroup);
}
