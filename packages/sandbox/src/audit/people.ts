import { randomOf } from '../lists/order.ts';
import type { Account } from '../state/account.ts';
import { emailOf } from '../state/member-email.ts';
import { isRow, type Row, textAt } from '../state/row.ts';

/** Who does things in an account. */
export interface People {
  /** Members with a user id, as the log calls them: those who are silent are not among them. */
  readonly users: readonly { readonly id: string; readonly email: string }[];
  readonly tokens: readonly { readonly id: string; readonly name: string }[];
  readonly zones: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly string[];
}

const known = new WeakMap<Account, People>();

/** Every fifth member and token does nothing that is recorded; always the same ones. */
const isSilent = (id: string) => randomOf(`silent ${id}`)() < 0.2;

/** The people of an account, worked out once for each state of it. */
export function peopleOf(account: Account): People {
  const found = known.get(account) ?? readPeople(account);
  known.set(account, found);
  return found;
}

function readPeople({ members, accountTokens, zones, userGroups }: Account): People {
  const named = (rows: readonly unknown[]) =>
    rows.filter(isRow).map((row) => ({ id: textAt(row, 'id') ?? '', name: textAt(row, 'name') ?? '' }));
  const users = members.filter(isRow).map(userOf);
  return {
    users: users.filter(({ id }) => id !== '' && !isSilent(id)),
    tokens: named(accountTokens).filter(({ id }) => id !== '' && !isSilent(id)),
    zones: named(zones).filter(({ id }) => id !== ''),
    groups: named(userGroups).map(({ id }) => id),
  };
}

function userOf(member: Row): { readonly id: string; readonly email: string } {
  const isMember = textAt(member, 'status') === 'accepted';
  return { id: (isMember && textAt(member, 'user', 'id')) || '', email: emailOf(member) ?? '' };
}
