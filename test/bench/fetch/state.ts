import type { AccountState } from '@grantlens/sandbox/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { type CollectionName, collectionNames, listsIn } from '@grantlens/snapshot/internal';

/** An account that serves what a snapshot holds. */
export function stateOf({ account, collections }: Snapshot): AccountState {
  const items = (name: CollectionName) => collections[name].items;
  const lists = collectionNames.map((name) => [name, items(name)]);
  return { account: account as AccountState['account'], ...Object.fromEntries(lists) };
}

/**
 * The same account with nothing in its rows but what tells them apart. On a clock that is many times as fast, the time
 * that rows take to be written and read would count as many times.
 */
export function slimmed(state: AccountState): AccountState {
  const slim = (rows: readonly unknown[] = []) =>
    rows.map((row) => {
      const { id, name, email, status } = row as Readonly<Record<string, unknown>>;
      return { id, name, email, status };
    });
  const { members, userGroups, zones } = state;
  return { ...state, members: slim(members), userGroups: slim(userGroups), zones: slim(zones) };
}

/** The most rows that a page of each list may have, by Cloudflare's reference; the other lists have no pages. */
const pageCaps: Readonly<Partial<Record<CollectionName, number>>> = {
  members: 50,
  roles: 50,
  userGroups: 50,
  userGroupMembers: 500,
  permissionGroups: 50,
  zones: 50,
  accountTokens: 50,
};

/** The fewest requests that can read an account, were all page counts known before: pages, groups, and the account. */
export function fewestRequests({ collections }: Snapshot): number {
  const pagesOf = (rows: number, cap: number | undefined) =>
    cap === undefined ? 1 : Math.max(1, Math.ceil(rows / cap));
  const lists = collectionNames.flatMap((name) =>
    listsIn(collections, name).map((rows) => pagesOf(rows.length, pageCaps[name])),
  );
  // Internal zones are a list of their own.
  const internalZones = 1;
  const account = 1;
  return lists.reduce((sum, pages) => sum + pages, internalZones + account);
}
