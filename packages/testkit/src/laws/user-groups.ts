import type { Snapshot } from '@grantlens/snapshot';
import { isRow, list, type Row, row, text } from '@grantlens/snapshot/internal';
import { accounts } from '../arbitraries/account.ts';
import { anyAccount } from '../arbitraries/any-account.ts';
import { afterEdit } from '../edits/after-edit.ts';
import { newGroup } from '../edits/every-edit.ts';
import { addedTo, rewritten, withPolicy } from '../edits/snapshots.ts';
import type { Verdict } from '../implementation.ts';
import { questionsFor } from '../questions.ts';
import {
  groupsOf,
  newcomerKey,
  picker,
  pickMember,
  pickPermissionGroup,
  pickPolicy,
  pickUserGroup,
  policiesOf,
  withNewcomer,
  wordsOf,
} from './choices.ts';
import { compare, hold, type Law, unchanged } from './law.ts';
import { isNotGiven } from './policies.ts';

/** The snapshot with a new user group, which one member alone is in. */
function withOwnGroup(snapshot: Snapshot, member: unknown): Snapshot {
  const edit = { kind: 'new-user-group', id: newGroup, name: 'A new group' } as const;
  return addedTo(afterEdit(snapshot, edit), String(member), [newGroup]);
}

/** A policy moved from a member to a user group that the member alone is in changes nothing for the member. */
export const policyMayMoveToTheGroup: Law = {
  says: 'a policy moved from a member to a user group they are in changes nothing for them',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const member = pickMember(snapshot, pick);
    if (member === undefined) return;
    const id = String(member.id);
    const near = policiesOf(member, ...groupsOf(snapshot, id));
    const own = pick(policiesOf(member));
    const isOwn = own !== undefined && pick([true, false]) === true;
    const policy = isOwn ? own : pickPolicy(snapshot, pick(['allow', 'deny']) ?? 'deny', { pick, near });
    if (policy === undefined) return;
    // An id of its own: what else has the id of the policy would be taken for it (S3).
    const moved: Row = { ...policy, id: 'ed170000000000000000000000000005' };
    const rest = isOwn
      ? rewritten(snapshot, 'members', (one) => (one.id === id ? without(one, own) : one))
      : snapshot;
    const grouped = withOwnGroup(rest, id);
    const before = withPolicy(grouped, 'members', id, moved);
    const after = withPolicy(grouped, 'userGroups', newGroup, moved);
    const edit = `"${wordsOf(snapshot, moved)}" moved to a user group`;
    const asking = { turn, of: [`member:${id}`] };
    compare('it matters through what a policy is held', open, { before, after, edit, asking }, unchanged);
  },
};

const without = (member: Row, policy: Row | undefined): Row => ({
  ...member,
  policies: list(member.policies).filter((one) => one !== policy),
});

/** Joining a user group whose policies only deny gives nothing, and takes what it denies. */
export const denyingGroupGivesNothing: Law = {
  says: 'joining a user group whose policies only deny gives nothing',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const member = pickMember(snapshot, pick);
    const near = policiesOf(member, ...groupsOf(snapshot, member?.id));
    const policy = pickPolicy(snapshot, 'deny', { pick, near });
    if (member === undefined || policy === undefined) return;
    const grouped = withOwnGroup(snapshot, member.id);
    const after = withPolicy(grouped, 'userGroups', newGroup, policy);
    const edit = `a user group of theirs has "${wordsOf(snapshot, policy)}"`;
    compare(
      'a group that only denies gave access',
      open,
      { before: snapshot, after, edit, asking: { turn, of: [`member:${member.id}`] } },
      isNotGiven,
    );
  },
};

/** What two user groups give together is what each gives, less what either denies. */
export const groupsAreTheUnion: Law = {
  says: 'two user groups give what each gives, less what either denies',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const groups = [pickUserGroup(snapshot, pick), pickUserGroup(snapshot, pick)].map((one) =>
      String(row(one).id),
    );
    const [first = '', second = ''] = groups;
    if (first === second || groups.includes('undefined')) return;
    const [one, other, both] = [[first], [second], groups].map((ids) => withNewcomer(snapshot, ids));
    if (one === undefined || other === undefined || both === undefined) return;
    const [ofOne, ofOther, ofBoth] = [open(one), open(other), open(both)];
    for (const question of questionsFor(both, { turn, of: [newcomerKey] })) {
      const apart = [ofOne.can(question), ofOther.can(question)];
      const together = ofBoth.can(question);
      const seen = `${apart.join(' and ')} through one each, ${together} through both`;
      hold('two groups are not the union', both, isUnion(apart, together), question, seen);
    }
  },
};

function isUnion(apart: readonly Verdict[], together: Verdict): boolean {
  if (apart.includes('denied')) return together === 'denied';
  if (apart.every((one) => one === apart[0])) return together === apart[0] || apart[0] === 'unknown';
  // A deny that is possible alone does not make unknown, and is one beside an allow.
  return together === 'unknown' || together === (apart.includes('allowed') ? 'allowed' : 'unknown');
}

/** A member's policy that is also a policy of one of their user groups counts once (S3). */
export const samePolicyCountsOnce: Law = {
  says: 'a policy that a member has, and a user group of theirs too, is one policy',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const member = pickMember(snapshot, pick);
    const group = pick(groupsOf(snapshot, member?.id));
    const shared = pick(policiesOf(group).filter(({ id }) => text(id) !== null));
    if (member === undefined || shared === undefined) return;
    const isOther = (one: unknown) => !isRow(one) || one.id !== shared.id;
    if (!list(member.policies).every(isOther)) return;
    const after = withPolicy(snapshot, 'members', String(member.id), shared);
    const edit = `"${wordsOf(snapshot, shared)}" is shown at the member too`;
    const asking = { turn, of: [`member:${member.id}`] };
    compare('a policy counted twice', open, { before: snapshot, after, edit, asking }, unchanged);
  },
};

/** A role gives what one allow of its permission group on the whole account gives (S3). */
export const roleEqualsPolicy: Law = {
  says: 'a role gives what a policy of its permission group on the whole account gives',
  accounts: accounts(),
  holds: (open, snapshot, turn) => {
    const pick = picker(turn);
    const id = pickPermissionGroup(snapshot, pick);
    const listed = row(list(snapshot.collections.permissionGroups.items).find((one) => row(one).id === id));
    const roles = list(snapshot.collections.roles.items).map(row);
    // A role with the id or the name may have a map of its own, and then is another thing.
    if (text(listed.name) === null || roles.some((one) => one.id === id || one.name === listed.name)) return;
    const joined = withNewcomer(snapshot, []);
    const group = { id, name: listed.name };
    const write = (shown: Row) =>
      rewritten(joined, 'members', (one) =>
        `member:${one.id}` === newcomerKey ? { ...one, ...shown } : one,
      );
    const scope = { key: `com.cloudflare.api.account.${snapshot.account.id}`, objects: [{ key: '*' }] };
    const policy = { access: 'allow', permission_groups: [group], resource_groups: [{ scope }] };
    const [before, after] = [write({ policies: [policy] }), write({ policies: null, roles: [group] })];
    const edit = `the policy is shown as the role ${listed.name}`;
    const asking = { turn, of: [newcomerKey] };
    compare('a role is not its policy', open, { before, after, edit, asking }, unchanged);
  },
};
