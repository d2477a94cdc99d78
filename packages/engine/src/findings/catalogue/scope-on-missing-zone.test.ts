import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow, zoneKey, zoneRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'scope-on-missing-zone';
const dns = groupRow('d', ['dns_records:edit'], 'com.cloudflare.api.account.zone');
const members = [
  memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1'), zoneKey('z9'))),
  memberRow('bob', policyRow('p2', 'allow', [dns], zoneKey('z9'))),
];

test('a zone that policies name and the account does not have is found once', () => {
  expect(outcome(id, { members, zones: [zoneRow('z1')] })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['The zone z9 is not in the account, and 2 policies name it.'],
  });
});

test('scope-on-missing-zone is clean when all zones are there, and not evaluated when they could not be read', () => {
  expect(outcome(id, { members, zones: [zoneRow('z1'), zoneRow('z9')] }).status).toBe('clean');
  expect(outcome(id, { members, zones: [zoneRow('z1')] }, { zones: 'partial' })).toMatchObject({
    status: 'not-evaluated',
    examined: 1,
    unexamined: 1,
  });
});
