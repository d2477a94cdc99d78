import type { Account } from '@grantlens/snapshot';
import { overlaid } from '@grantlens/snapshot/internal';

/** The account without the ids that nobody has given yet: what is new is known by its address until then. */
export function withoutNewIds(account: Account, newIds: ReadonlySet<string>): Account {
  if (newIds.size === 0) return account;
  const shown = <T extends { readonly id: string | null }>(one: T): T =>
    one.id !== null && newIds.has(one.id) ? { ...one, id: null } : one;
  return overlaid(account, {
    principals: account.principals.map(shown),
    userGroups: account.userGroups.map(shown),
    policies: account.policies.map((policy) => {
      const named = shown(policy);
      const isNew = ({ id }: { readonly id: string | null }) => id !== null && newIds.has(id);
      if (!named.resourceGroups.some(isNew)) return named;
      return { ...named, resourceGroups: named.resourceGroups.map(shown) };
    }),
  });
}
