import { openDistances } from '@grantlens/engine/internal';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { listEntitlements } from './entitlements.ts';
import { openFirstSeen } from './first-seen.ts';
import { listPrincipals } from './population.ts';

const principals = (changes = {}) => {
  const access = accessOf(changes);
  return listPrincipals(access.account, listEntitlements(access), {
    people: null,
    ownDomains: [],
    firstSeen: openFirstSeen(access.account, null),
    terraform: null,
    distanceOf: openDistances(access),
  });
};

test('the population is everybody, invited people and tokens included', () => {
  expect(principals().map(({ id, kind, standing }) => [id, kind, standing])).toEqual([
    ['m1', 'member', 'active'],
    ['m2', 'member', 'active'],
    ['m3', 'member', 'latent'],
    ['t1', 'token', 'active'],
  ]);
});

test('a member has 2FA on, off or unknown, and a token has no such thing', () => {
  expect(principals().map(({ twoFactor }) => twoFactor)).toEqual(['on', 'off', 'unknown', null]);
});

test('a member outside every verified domain is a third party', () => {
  expect(principals().map(({ ssoDomain, thirdParty }) => [ssoDomain, thirdParty])).toEqual([
    ['yes', 'no'],
    ['no', 'yes'],
    ['yes', 'no'],
    [null, null],
  ]);
});

test('who is a third party is unknown without a verified domain', () => {
  const none = { ...shop.ssoConnectors, items: [] };
  expect(principals({ ssoConnectors: none })[0]).toMatchObject({ ssoDomain: 'no', thirdParty: 'unknown' });
  const unseen = { status: 'forbidden', items: [], requests: [] };
  expect(principals({ ssoConnectors: unseen })[0]).toMatchObject({
    ssoDomain: 'unknown',
    thirdParty: 'unknown',
  });
});

test('direct, inherited and privileged entitlements are counted apart', () => {
  expect(
    principals().map((row) => [
      row.directEntitlements,
      row.inheritedEntitlements,
      row.privilegedEntitlements,
    ]),
  ).toEqual([
    [1, 0, 1],
    [1, 1, 0],
    [1, 0, 0],
    [1, 0, 0],
  ]);
});

test('the times of a token are UTC', () => {
  expect(principals().at(-1)).toMatchObject({ expiresOn: '2026-01-01T00:00:00Z', lastUsedOn: null });
});

test('a principal has the number of steps to Super Administrator, and none where no walk is certain', () => {
  expect(principals().map(({ id, stepsToSuperAdministrator }) => [id, stepsToSuperAdministrator])).toEqual([
    ['m1', 0],
    ['m2', null],
    ['m3', null],
    ['t1', null],
  ]);
});
