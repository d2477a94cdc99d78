import type { Problem } from '@grantlens/fetcher/internal';
import { isObject } from '@grantlens/snapshot/internal';
import { isPlainId } from '../target/target.ts';
import type { AccountReader } from './account-reader.ts';

type Row = Readonly<Record<string, unknown>>;

/** A member with its own policies alone, or why nobody can say which those are. */
export type OwnReading =
  | { readonly kind: 'own'; readonly member: Row }
  | { readonly kind: 'unread'; readonly problem: Problem };

/**
 * A member without echoes: policies that the API shows with it and that belong to a user group it is in. They
 * are known by the ids that the group's policies have now. Every write of a group gives new ids, so those of
 * a snapshot do not help.
 */
export async function withoutEchoes(
  reader: AccountReader,
  accountPath: string,
  member: Row,
): Promise<OwnReading> {
  const policies = policiesOf(member);
  const groups = await reader.rows('userGroups', `${accountPath}/iam/user_groups`);
  if (groups.kind === 'unread') return groups;
  const shown = new Set(policies.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])));
  const echoes = new Set<unknown>();
  for (const group of groups.rows) {
    const ids = policiesOf(group).flatMap(({ id }) => (typeof id === 'string' && shown.has(id) ? [id] : []));
    if (ids.length === 0) continue;
    if (!isPlainId(group.id) || !isPlainId(member.id)) return { kind: 'unread', problem: oddId };
    // What stayed after the member had left is the member's own, whatever id it has.
    const path = `${accountPath}/iam/user_groups/${group.id}/members/${member.id}`;
    const membership = await reader.row('userGroupMembers', path, member.id);
    if (membership.kind === 'unread') return membership;
    if (membership.kind === 'row') for (const id of ids) echoes.add(id);
  }
  return { kind: 'own', member: { ...member, policies: policies.filter(({ id }) => !echoes.has(id)) } };
}

const oddId: Problem = { code: 'unreadable', message: 'a user group or a member has an odd id' };

/** The policies of a member or user group, as received. */
export function policiesOf(row: Row): readonly Row[] {
  return Array.isArray(row.policies) ? row.policies.filter(isObject) : [];
}
