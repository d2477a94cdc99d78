import type { Account, Membership } from './account.ts';
import { emailOf } from './member-email.ts';
import { isRow, listAt, type Row, textAt, valueAt } from './row.ts';
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

/**
 * The account after a write, in which no member shows a policy of a user group that is not theirs any more. What a row
 * shows of a group is the group's policy seen twice: equal by id, or by content where one has no id.
 */
export function withoutLostEchoes(before: Account, after: Account): Account {
  if (before.memberships === after.memberships && before.userGroups === after.userGroups) return after;
  const members = after.members.map((member) => {
    const lost = echoesOf(before, textAt(member, 'id'), emailOf(member)).filter(
      (policy) => !echoesOf(after, textAt(member, 'id'), emailOf(member)).includes(policy),
    );
    if (lost.length === 0 || !isRow(member) || !Array.isArray(member.policies)) return member;
    const isLost = (policy: unknown) => lost.some((echo) => isSame(policy, echo, before));
    return { ...member, policies: member.policies.filter((policy) => !isLost(policy)) };
  });
  return { ...after, members };
}

function isSame(policy: unknown, echo: Row, account: Account): boolean {
  const [id, other] = [textAt(policy, 'id'), textAt(echo, 'id')];
  if (id !== undefined && other !== undefined) return id === other;
  return contentOf(policy, account) === contentOf(echo, account);
}

/** What a policy says, whatever the order of its parts. */
function contentOf(policy: unknown, account: Account): string {
  const groups = listAt(policy, 'permission_groups').map((group) => textAt(group, 'id'));
  const scopes = listAt(policy, 'resource_groups').flatMap((group) => {
    const listed = rowById(account.resourceGroups, textAt(group, 'id') ?? '');
    const scope = valueAt(group, 'scope') ?? valueAt(listed, 'scope');
    return (Array.isArray(scope) ? scope : [scope]).flatMap((one: unknown) =>
      listAt(one, 'objects').map((object) => `${textAt(one, 'key')} ${textAt(object, 'key')}`),
    );
  });
  const parts = [groups, scopes].map((all) => [...new Set(all)].sort());
  return JSON.stringify([textAt(policy, 'access') ?? 'allow', ...parts]);
}

function echoesOf(account: Account, member: string | undefined, email?: string): readonly Row[] {
  if (member === undefined && email === undefined) return [];
  const isMember = ({ id, shown }: Membership) =>
    id === undefined ? email !== undefined && textAt(shown, 'email') === email : id === member;
  return [...account.memberships]
    .filter(([, entries]) => entries.some(isMember))
    .flatMap(([group]) => listAt(rowById(account.userGroups, group), 'policies'))
    .filter(isRow);
}
