import type { Account, Membership } from './account.ts';
import { emailOf } from './member-email.ts';
import { isRow, type Row, textAt, valueAt } from './row.ts';
import { rowById } from './rows-by-id.ts';

/** A membership as the list shows it. The live list has no `status`. */
export function shownInList(account: Account, entry: Membership): unknown {
  if (entry.shown !== undefined) return entry.shown;
  const email = emailOf(memberOf(account, entry));
  return { id: entry.id, ...(email !== undefined && { email }) };
}

/** A membership as a request for just that one shows it: also since when, and who the user is. */
export function shownInFull(account: Account, group: Row, entry: Membership): unknown {
  const shown = shownInList(account, entry);
  if (!isRow(shown)) return shown;
  const member = memberOf(account, entry);
  // Who was there from the start counts as having come with the group.
  const created_at = entry.addedOn ?? textAt(group, 'created_on');
  const user = ['id', 'email', 'first_name', 'last_name'].flatMap((key) => {
    const value = valueAt(member, 'user', key);
    return value === undefined ? [] : [[key, value]];
  });
  return {
    ...(created_at !== undefined && { created_at }),
    ...(user.length > 0 && { user: Object.fromEntries(user) }),
    ...shown,
  };
}

function memberOf(account: Account, entry: Membership): Row | undefined {
  return entry.id === undefined ? undefined : rowById(account.members, entry.id);
}
