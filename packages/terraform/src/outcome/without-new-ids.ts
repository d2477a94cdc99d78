import type { Account } from '@grantlens/snapshot';
import { overlaid } from '@grantlens/snapshot/internal';

/** The account without the ids that nobody has given yet: what is new is known by its address until then. */
export function withoutNewIds(account: Account, newIds: ReadonlySet<string>): Account {
  if (newIds.size === 0) return account;
  const isNew = ({ id }: WithId): boolean => id !== null && newIds.has(id);
  const named = <T extends WithId>(one: T): T =>
    one.id !== null && isNew(one) ? { ...one, id: null, address: one.id } : one;
  const unnamed = <T extends WithId>(one: T): T => (isNew(one) ? { ...one, id: null } : one);
  return overlaid(account, {
    principals: account.principals.map(named),
    userGroups: account.userGroups.map(named),
    policies: account.policies.map((policy) => {
      const { resourceGroups, ...rest } = unnamed(policy);
      return { ...rest, resourceGroups: resourceGroups.map(unnamed) };
    }),
  });
}

interface WithId {
  readonly id: string | null;
}
