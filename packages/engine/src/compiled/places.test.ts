import type { Scope } from '@grantlens/snapshot';
import {
  canonicalKey,
  everyOf,
  type GapId,
  type Place,
  parseKey,
  wholeAccount,
} from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { openAccount, zoneKey, zoneRow, zoneType } from '../raw-account.fixture.ts';
import { openPlaces } from './places.ts';
import { openResources } from './resources.ts';

const bucketType = 'com.cloudflare.edge.r2.bucket';
const workerType = 'com.cloudflare.edge.worker.script';
const doubt = ['a gap'] as unknown as readonly GapId[];

function place(scope: Scope | null, gaps: readonly GapId[] = []): Place {
  return { scope, objectKey: null, gaps };
}

function named(key: string, gaps: readonly GapId[] = []): Place {
  const parsed = parseKey(key);
  return place({ kind: 'resource', key, type: parsed.type, resource: canonicalKey(parsed) }, gaps);
}

/** An account with two zones: they are the resources 1 and 2, and 3 is the first that a place names. */
const open = () => {
  const { account } = openAccount({ zones: [zoneRow('z1'), zoneRow('z2')] });
  return openPlaces(openResources(account)).of;
};

test('the places of a resource group are, where they are named, the numbers of resources in order, and which place each is', () => {
  const { named: lists, wide } = open()([named(zoneKey('z9')), named(zoneKey('z2')), named(zoneKey('z1'))]);
  expect(wide).toEqual([]);
  expect(lists).toMatchObject([
    {
      ...{ slot: 1, isDoubtful: false },
      ...{ resources: Int32Array.of(1, 2, 3), at: Int32Array.of(2, 1, 0) },
    },
  ]);
});

test('the places of a resource group stand apart by type, and by whether they are in doubt', () => {
  const { named: lists } = open()([
    named(zoneKey('z1')),
    named(`${bucketType}.b1`),
    named(zoneKey('z1'), doubt),
    named(`${bucketType}.b2`),
    named(zoneKey('z2')),
  ]);
  const found = lists.map(({ slot, isDoubtful, resources, at }) => [
    slot,
    isDoubtful,
    [...resources],
    [...at],
  ]);
  expect(found).toEqual([
    [1, false, [1, 2], [0, 4]],
    [2, false, [3, 4], [1, 3]],
    [1, true, [1], [2]],
  ]);
});

test('the places of a resource group stand apart by doubt, one behind the other too', () => {
  const { named: lists } = open()([named(zoneKey('z1')), named(zoneKey('z2'), doubt), named(zoneKey('z2'))]);
  expect(lists.map(({ isDoubtful, resources }) => [isDoubtful, ...resources])).toEqual([
    [false, 1, 2],
    [true, 2],
  ]);
});

test('the places of a resource group name a thing twice where they spell it in two ways', () => {
  const { named: lists } = open()([named('com.cloudflare.api.account.worker.w1'), named(`${workerType}.w1`)]);
  expect(lists).toMatchObject([{ resources: Int32Array.of(3, 3), at: Int32Array.of(0, 1) }]);
});

test('the places of a resource group are, where they are wide, the account, a type, or one that could not be read', () => {
  const { named: lists, wide } = open()([
    named(zoneKey('z1')),
    place(wholeAccount('a1')),
    place(everyOf(bucketType), doubt),
    place(null),
    place(everyOf(zoneType)),
  ]);
  expect(lists).toHaveLength(1);
  expect(wide).toMatchObject([
    { kind: 'account', slot: -1, isDoubtful: false, at: 1 },
    { kind: 'type', slot: 2, isDoubtful: true, at: 2 },
    { kind: 'unseen', slot: -1, isDoubtful: false, at: 3 },
    { kind: 'type', slot: 1, isDoubtful: false, at: 4 },
  ]);
});

test('the places of a resource group are read once where policies share them', () => {
  const read = open();
  const places = [named(zoneKey('z1'))];
  expect(read(places)).toBe(read(places));
  expect(read([...places])).not.toBe(read(places));
});
