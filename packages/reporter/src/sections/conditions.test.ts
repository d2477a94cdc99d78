import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport, buildWithin } from './build-report.ts';

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

test('a token that is limited to some addresses or a date says so in its rows', () => {
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

const tokenWith = (more: object) => {
  const [token] = shop.accountTokens.items;
  return accessOf({ accountTokens: { ...shop.accountTokens, items: [{ ...Object(token), ...more }] } });
};

test.each([
  ['by principal', 50_000],
  ['by holder', 0],
])(
  'a token that is accepted from elsewhere than in the previous review is a change, listed %s',
  (_, most) => {
    const condition = { request_ip: { in: ['192.0.2.0/24'], not_in: [] } };
    const previous = tokenWith({ condition, expires_on: null });
    const changes = (access: ReturnType<typeof tokenWith>) =>
      buildWithin(most, access, { toolVersion: '1', previous }).tables.changes;
    expect(changes(previous)).toEqual([]);
    expect(changes(tokenWith({ expires_on: null }))).toMatchObject([
      {
        kind: 'changed',
        conditionsBefore: ['from 192.0.2.0/24 only'],
        conditionsAfter: [],
        causes: ['works without conditions and worked from 192.0.2.0/24 only'],
      },
    ]);
    expect(changes(tokenWith({ condition, expires_on: '2027-01-01T00:00:00Z' }))).toMatchObject([
      {
        conditionsAfter: ['from 192.0.2.0/24 only', 'until 2027-01-01T00:00:00Z'],
        causes: [
          'works from 192.0.2.0/24 only, until 2027-01-01T00:00:00Z and worked from 192.0.2.0/24 only',
        ],
      },
    ]);
  },
);

test('a change of a token says its conditions, also of one that came or is gone', () => {
  const none = accessOf({ accountTokens: { ...shop.accountTokens, items: [] } });
  const changes = (access: typeof none, previous: typeof none) =>
    buildReport(access, { toolVersion: '1', previous }).tables.changes;
  expect(changes(accessOf(), none)).toMatchObject([
    { kind: 'added', conditionsBefore: [], conditionsAfter: [until] },
  ]);
  expect(changes(none, accessOf())).toMatchObject([
    { kind: 'removed', conditionsBefore: [until], conditionsAfter: [] },
  ]);
});
