import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow, zoneKey, zoneRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'type-mismatch';
const account = groupRow('a', ['waf:edit']);
const zones = [zoneRow('z1')];
const ask = (...policies: readonly Readonly<Record<string, unknown>>[]) =>
  outcome(id, { members: [memberRow('ada', ...policies)], zones });

test('a group on a resource that is not of its kind is found, once for all who have it', () => {
  const on = (policy: string) => policyRow(policy, 'allow', [account], zoneKey('z1'));
  expect(ask(on('p1'), on('p2'))).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['Group a is given on z1.example, which is not of its kind.'],
  });
});

test('type-mismatch is clean for a group on its kind, and on what contains its kind', () => {
  const zone = groupRow('z', ['dns_records:edit'], 'com.cloudflare.api.account.zone');
  const policies = [
    policyRow('p1', 'allow', [account], '*'),
    policyRow('p2', 'allow', [zone], '*'),
    policyRow('p3', 'allow', [zone], zoneKey('z1')),
  ];
  expect(ask(...policies)).toMatchObject({ status: 'clean', examined: 3 });
});

test('a group of no known kind is not clean', () => {
  const untyped = { ...account, meta: {} };
  expect(ask(policyRow('p1', 'allow', [untyped], zoneKey('z1')))).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
    missing: ['gap'],
  });
});
