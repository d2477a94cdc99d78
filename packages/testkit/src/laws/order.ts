import { row } from '@grantlens/snapshot/internal';
import { accounts } from '../arbitraries/account.ts';
import { anyAccount } from '../arbitraries/any-account.ts';
import { disordered, edited, rewritten } from '../edits/snapshots.ts';
import { compare, type Law, unchanged } from './law.ts';

/** Law 1: the order of lists and keys, and rows that are there twice, change no answer. */
export const orderDoesNotMatter: Law = {
  says: 'the order of lists and keys, and rows that are there twice, change no answer',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const after = disordered(snapshot, turn);
    compare('order matters', open, { before: snapshot, after, asking: { turn } }, unchanged);
  },
};

/** User groups in the opposite order give the same: no group is the first. */
export const orderOfGroupsDoesNotMatter: Law = {
  says: 'no user group comes before another',
  accounts: anyAccount,
  holds: (open, snapshot, turn) => {
    const { userGroups, userGroupMembers } = snapshot.collections;
    const items = Object.fromEntries(Object.entries(userGroupMembers.items).reverse());
    const after = edited(snapshot, {
      userGroups: { ...userGroups, items: [...userGroups.items].reverse() },
      userGroupMembers: { ...userGroupMembers, items },
    });
    compare('a user group comes first', open, { before: snapshot, after, asking: { turn } }, unchanged);
  },
};

/** What a member may is the same before and after the invitation is accepted (S13). */
export const acceptingChangesNoVerdict: Law = {
  says: 'an invitation that is accepted changes no verdict: standing is beside it',
  accounts: accounts(),
  holds: (open, snapshot, turn) => {
    const after = rewritten(snapshot, 'members', (one) => ({ ...one, status: 'accepted' }));
    const pending = snapshot.collections.members.items
      .map(row)
      .filter(({ status, id }) => status === 'pending' && typeof id === 'string')
      .map(({ id }) => `member:${id}`);
    const asking = { turn, of: pending };
    compare(
      'standing matters',
      open,
      { before: snapshot, after, edit: 'everybody accepts', asking },
      unchanged,
    );
  },
};
