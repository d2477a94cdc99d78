import { scopeIdentity } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  zoneKey,
  zoneType,
} from '../raw-account.fixture.ts';
import { openNamedPlaces } from './named-places.ts';
import { openPlaceCells } from './place-cells.ts';

const dns = groupRow('dns', ['dns:edit'], zoneType);
const all = groupRow('all', ['dns:edit', 'waf:edit'], zoneType);
const zones = (...ids: readonly string[]) => ids.map(zoneKey);
const access = openAccount({
  members: [
    memberRow(
      'ada',
      policyRow('p1', 'allow', [dns], ...zones('z4', 'z2', 'z1')),
      policyRow('p2', 'allow', [dns], ...zones('z2', 'z3')),
      policyRow('p3', 'deny', [all], ...zones('z5', 'z2', 'z4')),
      policyRow('p4', 'allow', [dns], '*'),
      policyRow('p5', 'allow', [dns, all], ...zones('z1', 'z6')),
    ),
  ],
});
const cellsOf = openPlaceCells(access, [{ kind: 'atomic', name: 'dns:edit' }]);
const held = access.policiesOf(principalOf(access, 'member:ada').key).map(cellsOf);
const everything = { isWanted: () => true, isZone: () => true };
const named = (some: typeof held, open = openNamedPlaces(held, everything)) =>
  open(some).map(({ scope, alike }) => ({ zone: scopeIdentity(scope).replace(/.*[.]/, ''), alike }));

/** What each of some policies says of each zone they name. */
const saidOf = (some: typeof held) =>
  ['z1', 'z2', 'z3', 'z4', 'z5', 'z6'].flatMap((zone) => {
    const said = some.map(({ alike }) => alike.get(zoneKey(zone)) ?? '').join();
    return /\d/.test(said) ? [{ zone, said }] : [];
  });

test('the named places of policies are theirs in order, alike where all of the policies say the same', () => {
  const open = openNamedPlaces(held, everything);
  const subsets = Array.from({ length: 2 ** held.length }, (_, set) =>
    held.filter((_, at) => (set & (1 << at)) !== 0),
  );
  for (const some of subsets) {
    const found = named(some, open);
    const wanted = saidOf(some);
    expect(found.map(({ zone }) => zone)).toEqual(wanted.map(({ zone }) => zone));
    for (const [a, one] of found.entries())
      for (const [b, other] of found.entries())
        expect(one.alike === other.alike).toBe(wanted[a]?.said === wanted[b]?.said);
  }
});

test('the named places of policies are those that are wanted, and say which of them are zones', () => {
  const isWanted = (identity: string) => identity !== zoneKey('z2');
  const open = openNamedPlaces(held, { isWanted, isZone: (identity) => identity === zoneKey('z3') });
  const found = open(held).map(({ scope, isZone }) => [scopeIdentity(scope).replace(/.*[.]/, ''), isZone]);
  expect(found).toEqual([
    ['z1', false],
    ['z3', true],
    ['z4', false],
    ['z5', false],
    ['z6', false],
  ]);
});
