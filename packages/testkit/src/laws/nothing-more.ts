import { accountKey, type Snapshot } from '@grantlens/snapshot';
import { list, type Row, resourceTypes, row, texts } from '@grantlens/snapshot/internal';
import { accounts } from '../arbitraries/account.ts';
import { anyAccount } from '../arbitraries/any-account.ts';
import { withPolicy } from '../edits/snapshots.ts';
import type { Open } from '../implementation.ts';
import type { Asking } from '../questions.ts';
import { groupsOf, type Picker, picker, pickMember, pickPolicy, policiesOf, wordsOf } from './choices.ts';
import { type Comparison, compare, type Law, unchanged } from './law.ts';

// Laws about policies that do less than they look like.

/** What a policy added to a member changes, for that member. */
function added(
  snapshot: Snapshot,
  turn: number,
  change: (policy: Row, pick: Picker) => Row,
): Comparison | undefined {
  const pick = picker(turn);
  const member = pickMember(snapshot, pick);
  const near = policiesOf(member, ...groupsOf(snapshot, member?.id));
  const usual = pickPolicy(snapshot, pick(['allow', 'deny']) ?? 'allow', { pick, near });
  const policy = usual === undefined ? undefined : change(usual, pick);
  if (member === undefined || policy === undefined) return undefined;
  const after = withPolicy(snapshot, 'members', String(member.id), policy);
  const asking = { turn, of: [`member:${member.id}`] };
  return { before: snapshot, after, edit: wordsOf(snapshot, policy), asking };
}

function nothingChanges(law: string, open: Open<'can'>, comparison: Comparison | undefined): void {
  if (comparison !== undefined) compare(law, open, comparison, unchanged);
}

/**
 * A policy with an empty list of permission groups, resource groups or objects gives nothing and denies
 * nothing (S2).
 */
export const emptyListIsNothing: Law = {
  says: 'a policy with an empty list in it changes nothing',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const scope = { key: accountKey(String(snapshot.account.id)), objects: [] };
    const comparison = added(snapshot, turn, (policy, pick) => ({
      ...policy,
      ...pick([{ permission_groups: [] }, { resource_groups: [] }, { resource_groups: [{ scope }] }]),
    }));
    nothingChanges('an empty list is not nothing', open, comparison);
  },
};

/** A policy on another account's key reaches nothing here (S5). */
export const otherAccountIsNothing: Law = {
  says: "a policy on another account's key changes nothing",
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const key = accountKey('ac0000000000000000000000000000ff');
    const comparison = added(snapshot, turn, (policy, pick) => {
      const scope = { key, objects: [{ key: pick(['*', key]) }] };
      return { ...policy, resource_groups: [{ scope }] };
    });
    nothingChanges("another account's key reaches something", open, comparison);
  },
};

/** A policy on one zone changes nothing anywhere else (S6). */
export const policyStaysOnItsZone: Law = {
  says: 'a policy on one zone changes nothing on any other thing',
  accounts: accounts(),
  holds: (open, snapshot, turn) => {
    const [id] = texts(list(snapshot.collections.zones.items).map((one) => row(one).id));
    const [own, zone] = [accountKey(String(snapshot.account.id)), `${resourceTypes.zone}.${id}`];
    const scope = { key: own, objects: [{ key: zone }] };
    const comparison = added(snapshot, turn, (policy) => ({ ...policy, resource_groups: [{ scope }] }));
    if (comparison === undefined || id === undefined) return;
    const isElsewhere: Asking['about'] = ({ resource }) => resource !== zone;
    const asking = { ...comparison.asking, about: isElsewhere };
    nothingChanges('a policy reaches beyond its zone', open, { ...comparison, asking });
  },
};
