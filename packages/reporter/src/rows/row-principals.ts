import type { Account } from '@grantlens/snapshot';
import { invariant } from '@grantlens/snapshot/internal';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import type { Who } from './effective-causes.ts';
import { openHolders } from './row-holders.ts';

/** Returns a function that lists the principals a row covers, by name. */
export function openRowPrincipals(
  account: Account,
  rows: Table<EntitlementRow>,
): (row: EntitlementRow) => readonly Who[] {
  const holdersOf = openHolders(account, rows);
  const named = account.principals.map(({ kind, id, key }): Who => ({ kind, id: id ?? key }));
  return (row) =>
    holdersOf(row).map((at) => {
      const who = named[at];
      invariant(who !== undefined, 'who holds something is a principal of the account');
      return who;
    });
}
