import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from './build-report.ts';

function conditionsOf(more: object): readonly (readonly string[])[] {
  const [token] = shop.accountTokens.items;
  const accountTokens = { ...shop.accountTokens, items: [{ ...Object(token), ...more }] };
  const { tables } = buildReport(accessOf({ accountTokens }), { toolVersion: '1' });
  const principals = tables.principals.filter(({ kind }) => kind === 'token');
  const entitlements = tables.entitlements.filter(({ principalKind }) => principalKind === 'token');
  expect(entitlements.map(({ conditions }) => conditions)).toEqual(
    principals.map(({ conditions }) => conditions),
  );
  return principals.map(({ conditions }) => conditions);
}

const until = 'until 2026-01-01T01:00:00+01:00';

test('a token that works from some addresses or until a date says so in its rows', () => {
  const condition = { request_ip: { in: ['192.0.2.0/24'], not_in: ['192.0.2.9'] } };
  expect(conditionsOf({ condition })).toEqual([['from 192.0.2.0/24 only, not from 192.0.2.9', until]]);
  expect(conditionsOf({ condition, expires_on: null })).toEqual([
    ['from 192.0.2.0/24 only, not from 192.0.2.9'],
  ]);
  expect(conditionsOf({})).toEqual([[until]]);
});

test('members have no conditions', () => {
  const { tables } = buildReport(accessOf(), { toolVersion: '1' });
  const members = tables.entitlements.filter(({ principalKind }) => principalKind === 'member');
  expect(new Set(members.flatMap(({ conditions }) => conditions))).toEqual(new Set());
});
