import type { AccountState } from '@grantlens/sandbox/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';

/** What the API would hold of a snapshot: no token that it would not take. */
export function stateOf(snapshot: Snapshot): AccountState {
  const { account, collections } = snapshot;
  const lists = Object.entries(collections).map(([name, { items }]) => [name, items]);
  const accountTokens = collections.accountTokens.items.filter(
    (token) => isObject(token) && Array.isArray(token.policies) && token.policies.length > 0,
  );
  return { ...Object.fromEntries(lists), accountTokens, account };
}
