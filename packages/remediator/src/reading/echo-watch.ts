import type { Problem } from '@grantlens/fetcher/internal';
import { policyState } from '@grantlens/review/internal';
import { canonicalText } from '@grantlens/snapshot/internal';
import type { Task } from '../target/check-plan.ts';
import { isPlainId } from '../target/target.ts';
import type { AccountReader } from './account-reader.ts';
import { policiesOf, withoutEchoes } from './echoes.ts';
import { accountPathOf } from './read-object.ts';

/**
 * Watches whether the API takes an echo away together with the membership or hand-out that it comes from. One member is
 * watched: what the API does with echoes it does with all of them.
 */
export interface EchoWatch {
  /** Whether a policy has stayed with the member that was the group's before. */
  hasStayed(): Promise<Watched>;
}

/** What a watch sees. */
export type Watched =
  | { readonly kind: 'seen'; readonly stayed: boolean }
  | { readonly kind: 'unread'; readonly problem: Problem };

/** A watch, or that there is nothing to watch. */
export type Watching =
  | { readonly kind: 'watch'; readonly watch: EchoWatch }
  | { readonly kind: 'none' }
  | { readonly kind: 'unread'; readonly problem: Problem };

const none: Watching = { kind: 'none' };

/** Looks, before a write, whether there are echoes that it should take away. */
export async function openEchoWatch({ step, target }: Task, reader: AccountReader): Promise<Watching> {
  const account = accountPathOf(step);
  const isMembership = step.action === 'remove-group-member';
  if (!isMembership && step.action !== 'set-group-policies') return none;
  const groupId = isMembership ? target.groupId : target.id;
  const groupPath = `${account}/iam/user_groups/${groupId}`;
  const group = await reader.row('userGroups', groupPath, groupId ?? '');
  if (group.kind !== 'row') return group.kind === 'unread' ? group : none;
  const ids = new Set(policiesOf(group.row).map(({ id }) => id));
  if (ids.size === 0) return none;
  const members = await reader.someRows('userGroupMembers', `${groupPath}/members`);
  if (members.kind === 'unread') return members;
  const memberId = isMembership ? target.id : members.rows.map(({ id }) => id).find(isPlainId);
  if (memberId === undefined) return none;
  const memberPath = `${account}/members/${memberId}`;
  const member = await reader.row('members', memberPath, memberId);
  if (member.kind !== 'row') return member.kind === 'unread' ? member : none;
  const echoes = policiesOf(member.row).filter(({ id }) => id !== undefined && ids.has(id));
  if (echoes.length === 0) return none;
  const echoed = new Set(echoes.map(textOf));

  /** Policies of the member's own that say what an echo said. */
  const ownPolicies = async (): Promise<readonly string[] | Problem> => {
    const now = await reader.row('members', memberPath, memberId);
    if (now.kind !== 'row') return now.kind === 'unread' ? now.problem : [];
    const own = await withoutEchoes(reader, account, now.row);
    if (own.kind === 'unread') return own.problem;
    return policiesOf(own.member)
      .map(textOf)
      .filter((text) => echoed.has(text));
  };
  const before = await ownPolicies();
  if ('code' in before) return { kind: 'unread', problem: before };
  const hasStayed = async (): Promise<Watched> => {
    const now = await ownPolicies();
    return 'code' in now
      ? { kind: 'unread', problem: now }
      : { kind: 'seen', stayed: now.length > before.length };
  };
  return { kind: 'watch', watch: { hasStayed } };
}

function textOf(policy: unknown): string {
  return canonicalText(policyState(policy));
}
