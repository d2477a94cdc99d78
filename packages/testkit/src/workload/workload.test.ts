import type { Snapshot } from '@grantlens/snapshot';
import { list, type Row, row, snapshotDigest } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { edited } from './edited.ts';
import { counts, type WorkloadSize } from './size.ts';
import { workload } from './workload.ts';

const policiesOf = ({ collections }: Snapshot, name: 'members' | 'userGroups'): readonly Row[] =>
  collections[name].items.flatMap((holder) => list(row(holder).policies).map(row));
const allPolicies = (snapshot: Snapshot) => [
  ...policiesOf(snapshot, 'userGroups'),
  ...policiesOf(snapshot, 'members'),
];
const keysOf = (group: unknown) => list(row(row(group).scope).objects).map((object) => row(object).key);
const share = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length / all.length;

test.each<WorkloadSize>(['XS', 'S'])(
  'a generated account has as many of everything as its size says: %s',
  (size) => {
    const { collections } = workload(size, 1);
    const sized = counts[size];
    expect(collections.members.items).toHaveLength(sized.members);
    expect(collections.userGroups.items).toHaveLength(sized.userGroups);
    expect(Object.keys(collections.userGroupMembers.items)).toHaveLength(sized.userGroups);
    expect(collections.zones.items).toHaveLength(sized.zones);
    const names = collections.permissionGroups.items
      .flatMap((group) => list(row(group).permissions))
      .flatMap((permission) => row(row(permission).attributes).legacy_name ?? []);
    expect(new Set(names).size).toBe(sized.permissions);
    // Those of members whose policies are not shown are lost.
    expect(allPolicies(workload(size, 1)).length).toBeGreaterThan(sized.policies * 0.85);
  },
);

test('a generated account has few permission groups whose contents are not complete', () => {
  const { permissionGroups } = workload('S', 4).collections;
  const incomplete = permissionGroups.items.map(row).filter(({ permissions }) => {
    const rows = list(permissions).map(row);
    return rows.length === 0 || rows.some(({ attributes }) => attributes === undefined);
  });
  expect(incomplete).toHaveLength(2);
});

test('a generated account is the same for a seed and another for another', () => {
  expect(workload('XS', 7)).toEqual(workload('XS', 7));
  expect(workload('XS', 7).digest).not.toBe(workload('XS', 8).digest);
});

test('a generated account carries its digest', () => {
  const snapshot = workload('XS', 3);
  expect(snapshot.digest).toBe(snapshotDigest(snapshot));
});

test('a generated account is made up as real ones are', () => {
  const snapshot = workload('S', 5);
  const policies = allPolicies(snapshot);
  const places = policies.map(({ resource_groups }) => list(resource_groups).map(keysOf));
  expect(share(policies, ({ access }) => access === 'deny')).toBeCloseTo(0.03, 1);
  expect(share(places, ([first]) => first?.[0] === '*')).toBeCloseTo(0.2, 1);
  expect(share(places, ([first]) => `${first?.[0]}`.endsWith('.zone.*'))).toBeCloseTo(0.15, 1);
  expect(share(places, (all) => all.length === 2)).toBeCloseTo(0.15, 1);
  expect(policiesOf(snapshot, 'userGroups').length / policies.length).toBeCloseTo(0.7, 1);
  const memberships = Object.values(snapshot.collections.userGroupMembers.items).flat().length;
  expect(memberships / counts.S.members).toBeGreaterThan(2.5);
  expect(memberships / counts.S.members).toBeLessThan(5);
});

test('an edited account differs in such a share of its policies and in nothing else', () => {
  const before = workload('S', 2);
  const after = edited(before, 0.05, 9);
  const texts = new Set(allPolicies(before).map((policy) => JSON.stringify(policy)));
  const changed = allPolicies(after).filter((policy) => !texts.has(JSON.stringify(policy))).length;
  const gone = allPolicies(before).length - allPolicies(after).length;
  expect((changed + gone) / texts.size).toBeCloseTo(0.05, 2);
  expect(after.digest).toBe(snapshotDigest(after));
  expect({ ...after.collections, members: null, userGroups: null }).toEqual({
    ...before.collections,
    members: null,
    userGroups: null,
  });
});
