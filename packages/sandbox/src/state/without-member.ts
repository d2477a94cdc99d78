import type { Account } from './account.ts';
import { withoutRow } from './rows-by-id.ts';

/** The account without a member, who is no longer in any of its user groups either. */
export function withoutMember(account: Account, id: string): Account {
  const memberships = [...account.memberships].map(
    ([group, entries]) => [group, entries.filter((entry) => entry.id !== id)] as const,
  );
  return { ...account, members: withoutRow(account.members, id), memberships: new Map(memberships) };
}
