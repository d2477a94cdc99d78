import type { Account } from '@grantlens/snapshot';
import { overlaid, unshownName } from '@grantlens/snapshot/internal';

/** The account with the e-mails and names that must not be shown, by the keys of who has them: for matching alone. */
export function withUnshownNames(account: Account, names: ReadonlyMap<string, string>): Account {
  if (names.size === 0) return account;
  const named = <T extends { readonly key: string }>(one: T): T => {
    const name = names.get(one.key);
    return name === undefined ? one : { ...one, [unshownName]: name };
  };
  return overlaid(account, {
    principals: account.principals.map(named),
    userGroups: account.userGroups.map(named),
  });
}
