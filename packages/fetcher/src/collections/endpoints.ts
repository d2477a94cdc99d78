import type { CollectionName, ReadName } from '@grantlens/snapshot/internal';

/** Where a list stands, and what is particular to it. */
export interface Endpoint {
  readonly about: ReadName | 'account';
  /** The parts of its path below the API base. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /**
   * The page sizes to ask for, the next one where the API refuses the one before. Lists without pages have none and
   * are never asked for a second one.
   */
  readonly perPage: readonly number[];
  /** What it lists, where a collection is made up of several lists. */
  readonly part?: string;
  /** Set where it is asked for and answers as RFC 7644 has it: pages begin at a row, and there is no envelope. */
  readonly form?: 'scim';
  /** Whether the list has at least one row in every account. */
  readonly neverEmpty?: true;
}

/** All collections that are lists of the account; the members of user groups are lists of each group. */
export type ListName = Exclude<CollectionName, 'userGroupMembers'>;

/** The largest page that nearly every list takes. */
const usual = [50] as const;

/** What makes up each collection: mostly one list. */
export function endpointsOf(
  accountId: string,
): Readonly<Record<ListName, readonly [Endpoint, ...Endpoint[]]>> {
  const account = ['accounts', accountId] as const;
  const zones: Endpoint = {
    about: 'zones',
    path: ['zones'],
    query: { 'account.id': accountId },
    perPage: usual,
  };
  const unpaged = (about: ListName, ...path: readonly string[]): Endpoint => ({
    about,
    path: [...account, ...path],
    perPage: [],
  });
  const paged = (about: ListName, ...path: readonly string[]): Endpoint => ({
    ...unpaged(about, ...path),
    perPage: usual,
  });
  return {
    members: [{ ...paged('members', 'members'), neverEmpty: true }],
    roles: [paged('roles', 'roles')],
    userGroups: [paged('userGroups', 'iam', 'user_groups')],
    permissionGroups: [paged('permissionGroups', 'iam', 'permission_groups')],
    resourceGroups: [unpaged('resourceGroups', 'iam', 'resource_groups')],
    // Internal zones are left out of the list unless they are asked for, and then they are all there is.
    zones: [zones, { ...zones, query: { ...zones.query, type: 'internal' }, part: 'zones of type internal' }],
    accountTokens: [{ ...paged('accountTokens', 'tokens'), query: { include_expired: 'true' } }],
    tokenPermissionGroups: [unpaged('tokenPermissionGroups', 'tokens', 'permission_groups')],
    ssoConnectors: [unpaged('ssoConnectors', 'sso_connectors')],
  };
}

/**
 * The members of one user group. Most of the requests are for these, so pages as large as documented are
 * tried first.
 */
export function groupMembersEndpoint(accountId: string, groupId: string): Endpoint {
  return {
    about: 'userGroupMembers',
    path: ['accounts', accountId, 'iam', 'user_groups', groupId, 'members'],
    perPage: [500, 100],
  };
}

/** The smallest page that every list with pages takes. */
export const smallestPage = 5;
