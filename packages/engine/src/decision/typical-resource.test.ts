import { everyOf, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { accountType, zoneType } from '../raw-account.fixture.ts';
import { typicalOf } from './typical-resource.ts';

const everyZone = `${zoneType}.*`;

test('a scope is represented by the account, by something that nobody names, or by the one thing', () => {
  expect(typicalOf(wholeAccount('a1'))).toEqual({
    kind: 'account',
    key: `${accountType}.a1`,
    identity: `${accountType}.a1`,
    type: accountType,
    id: '',
    name: null,
  });
  expect(typicalOf(everyOf(zoneType))).toEqual({
    kind: 'other',
    key: everyZone,
    identity: everyZone,
    type: zoneType,
    id: '*',
    name: null,
  });
  expect(typicalOf({ kind: 'resource', key: 'k', type: zoneType, resource: 'r' })).toEqual({
    kind: 'other',
    key: 'k',
    identity: 'r',
    type: zoneType,
    id: '',
    name: null,
  });
});
