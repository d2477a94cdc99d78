import type { CollectionName } from '@grantlens/snapshot';

/** Where a list stands, and what is particular to it. */
export interface Endpoint {
  /** The parts of its path below the API base. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /** The page size to ask for; lists without pages have none and are never asked for a second one. */
  readonly perPage?: number;
  /** What it lists, where a collection is made up of several lists. */
  readonly part?: string;
  /** Whether the list has at least one row in every account. */
  readonly neverEmpty?: true;
}

/** All collections that are lists of the account; the members of user groups are lists of each group. */
export type ListName = Exclude<CollectionName, 'userGroupMembers'>;

/** What makes up each collection: mostly one list. */
export function endpointsOf(accountId: string): Readonly<Record<ListName, readonly Endpoint[]>> {
  const account = ['accounts', accountId] as const;
  const zones: Endpoint = { path: ['zones'], query: { 'account.id': accountId }, perPage: 50 };
  return {
    members: [{ path: [...account, 'members'], perPage: 50, neverEmpty: true }],
    roles: [{ path: [...account, 'roles'], perPage: 50 }],
    userGroups: [{ path: [...account, 'iam', 'user_groups'], perPage: 50 }],
    permissionGroups: [{ path: [...account, 'iam', 'permission_groups'], perPage: 50 }],
    resourceGroups: [{ path: [...account, 'iam', 'resource_groups'] }],
    // Internal zones are left out of the list unless they are asked for, and then they are all there is.
    zones: [zones, { ...zones, query: { ...zones.query, type: 'internal' }, part: 'zones of type internal' }],
    accountTokens: [{ path: [...account, 'tokens'], query: { include_expired: 'true' }, perPage: 50 }],
    tokenPermissionGroups: [{ path: [...account, 'tokens', 'permission_groups'] }],
    ssoConnectors: [{ path: [...account, 'sso_connectors'] }],
  };
}

/** The members of one user group. */
export function groupMembersEndpoint(accountId: string, groupId: string): Endpoint {
  return { path: ['accounts', accountId, 'iam', 'user_groups', groupId, 'members'], perPage: 100 };
}

/** The smallest page that every list with pages takes. */
export const smallestPage = 5;
