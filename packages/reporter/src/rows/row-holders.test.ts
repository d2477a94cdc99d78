import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { listEntitlements } from '../sections/entitlements.ts';
import { openHolders } from './row-holders.ts';

const [ada, ben, cleo] = shop.members.items as readonly object[];
const [freeze] = shop.userGroups.items as readonly { readonly policies: readonly object[] }[];
const allowAll = freeze?.policies.map((policy) => ({ ...policy, id: 'p6', access: 'allow' }));

// All three are in one user group that allows what a second, with Ben in it, denies.
const access = accessOf({
  members: { ...shop.members, items: [ada, ben, cleo] },
  userGroups: {
    ...shop.userGroups,
    items: [
      { ...freeze, id: 'ug1', name: 'Freeze' },
      { id: 'ug2', name: 'DNS', policies: allowAll },
    ],
  },
  userGroupMembers: {
    ...shop.userGroupMembers,
    items: { ug1: [{ id: 'm2' }], ug2: [{ id: 'm1' }, { id: 'm2' }, { id: 'm3' }] },
  },
});
const { principals } = access.account;

const holdersBy = (rowsPer: 'principal' | 'holder') => {
  const rows = listEntitlements(access, rowsPer);
  const holdersOf = openHolders(access.account, rows);
  return [...rows].flatMap((row) =>
    holdersOf(row).map((at) => [principals[at]?.id, row.policyId, row.effective].join(' ')),
  );
};

test('rows of a user group are spelled out into the same as a row for each principal', () => {
  expect(holdersBy('holder').sort()).toEqual(holdersBy('principal').sort());
});

test('whom a further row names is not among those of the first', () => {
  const ofDns = holdersBy('holder').filter((line) => line.includes(' p6 '));
  expect(ofDns.sort()).toEqual(['m1 p6 allowed', 'm2 p6 denied', 'm3 p6 allowed']);
});
