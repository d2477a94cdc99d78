import type { Scope } from '@grantlens/snapshot';
import { everyOf } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { openAccount, zoneKey, zoneRow, zoneType } from '../raw-account.fixture.ts';
import { scopeWords } from './words.ts';
import { zoneName } from './zone-name.ts';

const { account } = openAccount({
  zones: [zoneRow('z1'), { ...zoneRow('z2'), name: 'z1.example' }, zoneRow('z3')],
});
const zone = (id: string): Scope => ({
  kind: 'resource',
  key: zoneKey(id),
  resource: zoneKey(id),
  type: zoneType,
});

test('a zone has its id beside the name where another zone has that name too', () => {
  expect(zoneName(zoneKey('z1'), account)).toBe('z1.example (z1)');
  expect(scopeWords(zone('z2'), account)).toBe('z1.example (z2)');
});

test('a zone whose name no other has is called by it alone', () =>
  expect(scopeWords(zone('z3'), account)).toBe('z3.example'));

test('what is not a zone of the account keeps its name', () => {
  expect(zoneName(zoneKey('gone'), account)).toBe(null);
  expect(scopeWords(zone('gone'), account)).toBe(zoneKey('gone'));
  expect(scopeWords(everyOf(zoneType), account)).toBe('every zone');
});
