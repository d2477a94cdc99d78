import type { Account } from './account.ts';
import { isRow, listAt, type Row, textAt } from './row.ts';
import { rowById } from './rows-by-id.ts';

/** A member with the policies of its user groups among its own. */
export function withEchoes(account: Account, member: unknown): unknown {
  const echoes = echoesOf(account, textAt(member, 'id'));
  if (!isRow(member) || echoes.length === 0) return member;
  return { ...member, policies: [...listAt(member, 'policies'), ...echoes] };
}

/** The account after a write, in which echoes that lost their user group stay as policies of the member's own. */
export function withKeptEchoes(before: Account, after: Account): Account {
  if (before.memberships === after.memberships && before.userGroups === after.userGroups) return after;
  const members = after.members.map((member) => {
    const id = textAt(member, 'id');
    const now = new Set(echoesOf(after, id).map((policy) => policy.id));
    const left = echoesOf(before, id).filter((policy) => !now.has(policy.id));
    if (left.length === 0 || !isRow(member)) return member;
    return { ...member, policies: [...listAt(member, 'policies'), ...left] };
  });
  return { ...after, members };
}

function echoesOf(account: Account, member: string | undefined): readonly Row[] {
  if (member === undefined) return [];
  return [...account.memberships]
    .filter(([, entries]) => entries.some(({ id }) => id === member))
    .flatMap(([group]) => listAt(rowById(account.userGroups, group), 'policies'))
    .filter(isRow);
}
