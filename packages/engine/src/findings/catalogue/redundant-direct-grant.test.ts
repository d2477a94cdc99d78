import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow, zoneKey } from '../../raw-account.fixture.ts';
import { everythingRow, outcome, userGroups } from '../outcome.fixture.ts';

const id = 'redundant-direct-grant';
const zone = 'com.cloudflare.api.account.zone';
const dns = groupRow('d', ['dns_records:edit'], zone);
const own = policyRow('own', 'allow', [dns], zoneKey('z1'));
const ask = (policy: object, ...own: readonly Readonly<Record<string, unknown>>[]) =>
  outcome(id, {
    members: [memberRow('ada', ...own)],
    ...userGroups({ id: 't', members: ['ada'], policies: [policy] }),
  });

test('a direct grant that a user group covers everywhere is found', () => {
  expect(ask(policyRow('g', 'allow', [dns], zoneKey('z1'), zoneKey('z2')), own)).toMatchObject({
    status: 'found',
    examined: 1,
    what: [
      'ada@example.com holds Group d by a policy of their own, and everywhere it reaches also through the user group Team t.',
    ],
  });
});

test.each([
  ['the whole account', policyRow('g', 'allow', [dns], '*')],
  ['every zone', policyRow('g', 'allow', [dns], `${zone}.*`)],
  ['a group that contains everything', policyRow('g', 'allow', [everythingRow], '*')],
])('a direct grant is covered by %s', (_, policy) => expect(ask(policy, own).status).toBe('found'));

test.each([
  ['another zone', policyRow('g', 'allow', [dns], zoneKey('z2'))],
  ['another permission group', policyRow('g', 'allow', [groupRow('e', ['dns_records:edit'], zone)], '*')],
  ['a deny', policyRow('g', 'deny', [dns], '*')],
])('a direct grant is not covered by %s', (_, policy) => expect(ask(policy, own).status).toBe('clean'));

test('a grant of which something is left over is not redundant', () => {
  const wide = policyRow('own', 'allow', [dns], zoneKey('z1'), zoneKey('z2'));
  expect(ask(policyRow('g', 'allow', [dns], zoneKey('z1')), wide).status).toBe('clean');
});

test('redundant-direct-grant is not clean where what could not be read may cover the grant', () => {
  const answer = outcome(id, { members: [memberRow('ada', own)] }, { userGroupMembers: 'forbidden' });
  expect(answer).toMatchObject({ status: 'not-evaluated', examined: 1 });
  expect(ask({ ...policyRow('g', 'allow', [dns]), resource_groups: [{ id: 'unknown' }] }, own).status).toBe(
    'not-evaluated',
  );
});
