import { expect, test } from 'vitest';
import { differencesOf, sameState } from './same-state.ts';
import { stateOf } from './state-of.ts';

const scope = { key: 'com.cloudflare.api.account.a', objects: [{ key: 'z2' }, { key: 'z1' }] };
const policy = (rest: object = {}) => ({
  id: 'p1',
  access: 'allow',
  permission_groups: [{ id: 'dns', name: 'DNS' }, { id: 'admin' }],
  resource_groups: [{ id: 'r1', scope }],
  ...rest,
});
const member = (policies: readonly unknown[], status = 'accepted') =>
  stateOf('member', { id: 'm', status, policies });

test('ids, names, dates and order do not make a difference between states', () => {
  const other = policy({
    id: 'p2',
    created_on: '2026-01-01T00:00:00Z',
    permission_groups: [{ id: 'admin' }, { id: 'dns' }],
    resource_groups: [{ scope: [{ ...scope, objects: scope.objects.toReversed() }] }],
  });
  const deny = policy({ access: 'deny' });
  expect(sameState(member([policy(), deny]), member([deny, other]))).toBe(true);
});

test('the same policy twice is the same, and one without access allows', () => {
  const { access: _, ...without } = policy();
  expect(sameState(member([policy()]), member([policy(), without]))).toBe(true);
});

test.each([
  ['access', { access: 'deny' }],
  ['a permission group', { permission_groups: [{ id: 'dns' }] }],
  [
    'an object of the scope',
    { resource_groups: [{ id: 'r1', scope: { ...scope, objects: [{ key: 'z1' }] } }] },
  ],
  ['a resource group without a scope', { resource_groups: [{ id: 'r1' }] }],
])('a policy that differs in %s is a difference', (_what, rest) => {
  expect(differencesOf(member([policy()]), member([policy(rest)]))).toEqual(['policies']);
});

test('the status of a member is a difference of its own', () => {
  expect(differencesOf(member([]), member([], 'pending'))).toEqual(['status']);
});

test('roles are a set of ids', () => {
  const roles = (...ids: readonly string[]) => stateOf('member-roles', { roles: ids.map((id) => ({ id })) });
  expect(sameState(roles('a', 'b'), roles('b', 'a'))).toBe(true);
  expect(sameState(roles('a', 'b'), roles('a'))).toBe(false);
});

test.each([
  [{ condition: { request_ip: { in: ['10.0.0.0/8', '::1'] } } }, true],
  [{ condition: { 'request.ip': { in: ['::1', '10.0.0.0/8'], not_in: [] } } }, true],
  [{ condition: { request_ip: { in: ['10.0.0.0/8'] } } }, false],
  [{ condition: {} }, false],
  [{ expires_on: '2026-01-01T01:00:00+01:00' }, true],
  [{ expires_on: '2026-01-01T00:00:01Z' }, false],
  [{ expires_on: null }, false],
  [{ last_used_on: '2026-05-05T00:00:00Z', modified_on: '2026-05-05T00:00:00Z' }, true],
  [{ name: 'other' }, false],
])('a token with %j is the same: %s', (rest, isSame) => {
  const token = {
    name: 'Deploy',
    status: 'active',
    policies: [],
    condition: { request_ip: { in: ['10.0.0.0/8', '::1'] } },
    expires_on: '2026-01-01T00:00:00Z',
  };
  expect(sameState(stateOf('token', token), stateOf('token', { ...token, ...rest }))).toBe(isSame);
});

test('no policies and no condition are written in more than one way', () => {
  const bare = stateOf('token', { name: 'T', status: 'active', policies: [], condition: null });
  expect(
    sameState(bare, stateOf('token', { name: 'T', status: 'active', condition: { request_ip: {} } })),
  ).toBe(true);
  expect(sameState(stateOf('group', {}), stateOf('group', { policies: [] }))).toBe(true);
});
