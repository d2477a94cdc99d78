import { accountKey as keyOf } from '@grantlens/snapshot';
import { everyOf, resourceKey, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { groupRow, policyRow, theAccount, theZone, zoneKey, zoneType } from '../raw-account.fixture.ts';
import { ada, bucketType, waf, workerType } from './compared.fixture.ts';
import { baseOf, partitionOf, partOf, typicalOfType } from './partition.ts';
import { openSides } from './side.ts';

type Row = Readonly<Record<string, unknown>>;

function partsAlong(...policies: readonly Row[]) {
  const access = ada(...policies);
  const { before } = openSides(access, access);
  return partitionOf(
    access.account.policies.flatMap((policy) => before.cellsOf(policy)),
    'a1',
  );
}

/** The types, each with what is named of it. */
const typesOf = (...policies: readonly Row[]) =>
  [...partsAlong(...policies).types].map(([type, { named }]) => [type, ...named.keys()]);

const zoneGroup = groupRow('zwaf', ['waf:edit'], zoneType);
const other = (type: string, id: string) => ({
  kind: 'other' as const,
  key: resourceKey(`${type}.${id}`),
  identity: `${type}.${id}`,
  type,
  id,
  name: null,
});

test('the parts of an account are the types that permission groups act on, and those that scopes name, in order', () => {
  expect(typesOf()).toEqual([]);
  expect(typesOf(policyRow('p', 'allow', [waf], '*'))).toEqual([]);
  expect(typesOf(policyRow('p', 'allow', [{}], '*'))).toEqual([]);
  expect(typesOf(policyRow('p', 'allow', [zoneGroup], '*'))).toEqual([[zoneType]]);
  expect(typesOf(policyRow('p', 'allow', [waf], `${workerType}.*`, `${bucketType}.*`))).toEqual([
    [bucketType],
    [workerType],
  ]);
  const both = groupRow('both', ['waf:edit'], [workerType, bucketType, zoneType]);
  expect(typesOf(policyRow('p', 'allow', [both], '*'))).toEqual([[zoneType], [bucketType], [workerType]]);
});

test('the parts of an account are the things that are named, in order', () => {
  expect(
    typesOf(
      policyRow('p', 'allow', [zoneGroup], zoneKey('z2'), `${bucketType}.b1`),
      policyRow('q', 'allow', [zoneGroup], zoneKey('z1')),
    ),
  ).toEqual([
    [zoneType, zoneKey('z1'), zoneKey('z2')],
    [bucketType, `${bucketType}.b1`],
  ]);
  const worker = groupRow('wk', [], workerType);
  const [one, two] = ['com.cloudflare.api.account.worker.w1', `${workerType}.w1`] as const;
  for (const order of [
    [one, two],
    [two, one],
  ]) {
    const rows = order.map((key, at) => policyRow(`p${at}`, 'allow', [worker], key));
    const named = partsAlong(...rows).types.get(workerType)?.named;
    expect([...(named ?? [])].map(([key, { scope, on }]) => [key, scope.key, on?.key, on?.identity])).toEqual(
      [[two, one, one, two]],
    );
  }
});

test('the parts of an account are besides the account itself and whatever nobody speaks of', () => {
  const { rest, account } = partsAlong(policyRow('p', 'allow', [zoneGroup], '*'));
  expect(rest).toEqual({ scope: wholeAccount('a1'), on: null });
  expect(account).toEqual({
    scope: { kind: 'resource', key: keyOf('a1'), type: theAccount.type, resource: keyOf('a1') },
    on: { ...theAccount, id: '', name: null },
  });
});

test('the parts of an account stand each for the things in it', () => {
  const parts = partsAlong(policyRow('p', 'allow', [zoneGroup], '*', zoneKey('z1')));
  const zones = parts.types.get(zoneType);
  const z1 = zones?.named.get(zoneKey('z1'));
  expect(zones).toMatchObject({
    scope: everyOf(zoneType),
    on: {
      kind: 'other',
      key: `${zoneType}.*`,
      identity: `${zoneType}.*`,
      type: zoneType,
      id: '',
      name: null,
    },
  });
  expect(zones?.on).toEqual(typicalOfType(zoneType));
  expect(partOf(theZone('z1'), parts)).toBe(z1);
  expect(partOf(theZone('z2'), parts)).toBe(zones);
  expect(partOf(theAccount, parts)).toBe(parts.account);
  expect(partOf(other(bucketType, 'b1'), parts)).toBe(parts.rest);
});

test('the parts of an account have what represents everything of their type, where single things are not distinguished', () => {
  // A type may be named that is spelled as the account's.
  const parts = partsAlong(
    policyRow('p', 'allow', [zoneGroup], zoneKey('z1'), 'com.cloudflare.api.account.*'),
  );
  const zones = parts.types.get(zoneType);
  if (zones === undefined) throw new Error('the type zone is there');
  const [z1] = zones.named.values();
  if (z1 === undefined) throw new Error('z1 is named');
  expect(baseOf(z1, parts)).toBe(zones);
  expect(baseOf(zones, parts)).toBe(zones);
  expect(baseOf(parts.rest, parts)).toBe(parts.rest);
  expect(baseOf(parts.account, parts)).toBe(parts.account);
});
