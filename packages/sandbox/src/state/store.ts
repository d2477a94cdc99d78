import { type Account, accountFrom } from './account.ts';
import type { AccountState } from './account-state.ts';

/** The one place that changes: which version of each account is the present one. */
export interface Store {
  accounts(): readonly Account[];
  account(id: string): Account | undefined;
  /** Puts the next version of an account in the place of the present one. */
  replace(next: Account): void;
}

/** A store holding these accounts. Throws when two of them share an id. */
export function createStore(states: readonly AccountState[]): Store {
  const accounts = new Map<string, Account>();
  for (const account of states.map(accountFrom)) {
    if (accounts.has(account.id)) {
      throw new Error(`Two of the accounts have the id ${account.id}; give each its own.`);
    }
    accounts.set(account.id, account);
  }
  return {
    accounts: () => [...accounts.values()],
    account: (id) => accounts.get(id),
    replace: (next) => {
      accounts.set(next.id, next);
    },
  };
}
