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

/** What people call the rows of a collection, and what may be hidden behind one that was not seen whole (S12). */
interface CollectionText {
  readonly rows: string;
  readonly hides: string;
}

/** The words for each: whoever speaks of a collection takes them from here. */
const texts: Readonly<Record<CollectionName, CollectionText>> = {
  members: { rows: 'members', hides: 'which other members there are' },
  roles: { rows: 'roles', hides: 'what the roles of members contain' },
  userGroups: { rows: 'user groups', hides: 'every permission of every member' },
  userGroupMembers: { rows: 'members of user groups', hides: 'every permission of every member' },
  permissionGroups: {
    rows: 'permission groups',
    hides: 'what permission groups are called, mean and contain',
  },
  resourceGroups: {
    rows: 'resource groups',
    hides: 'where policies that name a resource group by id alone reach',
  },
  zones: { rows: 'zones', hides: 'which other zones there are' },
  accountTokens: { rows: 'account-owned API tokens', hides: 'which other account-owned tokens there are' },
  tokenPermissionGroups: {
    rows: 'permission groups of tokens',
    hides: "what tokens' permission groups are called and mean",
  },
  ssoConnectors: { rows: 'SSO connectors', hides: 'which e-mail domains are the account’s own' },
};

/** What people call the rows of a collection: `user groups`. */
export function collectionRows(name: CollectionName): string {
  return texts[name].rows;
}

/** What may be hidden behind a collection that was not seen whole (S12). */
export function hiddenBehind(name: CollectionName): string {
  return texts[name].hides;
}

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
  return listsOf(collections[name]);
}

/** The same of one collection. */
export function listsOf({
  items,
}: Collection<readonly unknown[] | MembersByGroup>): readonly (readonly unknown[])[] {
  return Array.isArray(items) ? [items as readonly unknown[]] : Object.values(items as MembersByGroup);
}
