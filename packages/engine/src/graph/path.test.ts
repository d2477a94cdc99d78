import type { Policy } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import type { Grant, Way } from '../access/grant.ts';
import {
  accountKey,
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  zoneKey,
  zoneType,
} from '../raw-account.fixture.ts';
import { grantedStops, pathOf, type Stop, wayStops } from './path.ts';

const bucketType = 'com.cloudflare.edge.r2.bucket';
const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const waf = groupRow('waf', ['waf:edit'], zoneType);
const billing = groupRow('billing', ['billing:edit']);

const access = openAccount({
  members: [
    memberRow('ada', policyRow('p1', 'deny', [dns], zoneKey('z1'))),
    memberRow('bob'),
    memberRow('cal', policyRow('p3', 'allow', [billing], '*'), policyRow('p4', 'allow', [dns], '*')),
    memberRow('fay', { access: 'huh', permission_groups: [{}], resource_groups: [{ id: 'r1' }] }),
  ],
  userGroups: [{ id: 'g1', name: 'Web', policies: [policyRow('p2', 'allow', [dns], zoneKey('z2'))] }],
  userGroupMembers: { g1: [{ id: 'bob' }, {}] },
});

function grantOf(on: Access, key: string, at = 0): Grant {
  const grant = on.grantsOf(principalOf(on, key))[at];
  if (grant === undefined) throw new Error(`${key} has no grant ${at}`);
  return grant;
}

/** A node without what tells the contents of its policy. */
const nodes = (stops: readonly Stop[]) => stops.map(({ node }) => node.replace(/[0-9a-f]{12}/, '#'));

test('the path of a grant leads from a principal by its policy and a permission group to a place', () => {
  const path = pathOf(grantOf(access, 'member:ada'));
  expect(nodes(path)).toEqual([
    'principal:member:ada',
    'policy:member:ada p1 #',
    'permission-group:policy:member:ada p1 # dns',
    `resource:${zoneKey('z1')}`,
  ]);
  expect(path.map(({ node, ...rest }) => rest)).toEqual([
    {
      ...{ kind: 'principal', label: 'ada@example.com', key: 'ada' },
      ...{ certainty: 'sure', effect: null, standing: 'active', by: null },
    },
    {
      ...{ kind: 'policy', label: 'p1', key: 'p1', certainty: 'sure', effect: 'deny', standing: null },
      by: { label: 'has', effect: null, certainty: 'sure' },
    },
    {
      ...{ kind: 'permission-group', label: 'Group dns', key: 'dns' },
      ...{ certainty: 'sure', effect: 'deny', standing: null },
      by: { label: 'denies', effect: 'deny', certainty: 'sure' },
    },
    {
      ...{ kind: 'resource', label: zoneKey('z1'), key: zoneKey('z1') },
      ...{ certainty: 'sure', effect: null, standing: null },
      by: { label: 'on', effect: 'deny', certainty: 'sure' },
    },
  ]);
});

test('the path of a grant leads through the user group it came by', () => {
  const path = pathOf(grantOf(access, 'member:bob'));
  expect(nodes(path)).toEqual([
    'principal:member:bob',
    'user-group:g1',
    'policy:g1 p2 #',
    'permission-group:policy:g1 p2 # dns',
    `resource:${zoneKey('z2')}`,
  ]);
  expect(path[1]).toMatchObject({
    ...{ kind: 'user-group', label: 'Web', key: 'g1', certainty: 'sure', effect: null, standing: null },
    by: { label: 'is in', effect: null, certainty: 'sure' },
  });
});

test('the path of a grant leads possibly through a group in which somebody may be, to the policy that the group certainly has', () => {
  const [mayBe, has] = pathOf(grantOf(access, 'member:ada', 1)).slice(1);
  expect(mayBe).toMatchObject({
    ...{ node: 'user-group:g1', certainty: 'sure' },
    by: { label: 'may be in', effect: null, certainty: 'maybe' },
  });
  expect(has?.node).toBe(pathOf(grantOf(access, 'member:bob'))[2]?.node);
});

test('the path of a grant ends at the account, at one thing, or at a place that is more than one thing', () => {
  const account = pathOf(grantOf(access, 'member:cal')).at(-1);
  expect(account).toEqual({
    ...{ node: `resource:${accountKey}`, kind: 'account', label: accountKey, key: accountKey },
    ...{ certainty: 'sure', effect: null, standing: null },
    by: { label: 'on', effect: 'allow', certainty: 'sure' },
  });
  const every = openAccount({
    members: [memberRow('ada', policyRow('p1', 'allow', [dns], `${bucketType}.*`, `${zoneType}.*`))],
  });
  const [zones, buckets] = [0, 1].map((at) => pathOf(grantOf(every, 'member:ada', at)).at(-1));
  expect(zones).toMatchObject({
    ...{ node: `scope:${zoneType}.*`, kind: 'scope', label: 'every zone', key: `${zoneType}.*` },
    ...{ certainty: 'sure', by: { label: 'on', certainty: 'sure' } },
  });
  expect(buckets).toMatchObject({
    ...{ node: `scope:${bucketType}.*`, kind: 'scope', label: `every ${bucketType}` },
    ...{ certainty: 'sure', by: { label: 'possibly on', effect: 'allow', certainty: 'maybe' } },
  });
});

test('the path of a grant says of a group that acts on some types how it acts on the whole account', () => {
  const on = (...types: readonly string[]) => {
    const mixed = groupRow('mixed', ['waf:edit'], types);
    const read = openAccount({ members: [memberRow('ada', policyRow('p1', 'allow', [mixed], '*'))] });
    return pathOf(grantOf(read, 'member:ada')).at(-1)?.by?.label;
  };
  expect(on(zoneType)).toBe('on every zone of');
  expect(on(zoneType, bucketType)).toBe(`on every zone and every ${bucketType} of`);
  expect(on(bucketType, zoneType)).toBe(`on every zone and every ${bucketType} of`);
  expect(on(zoneType, 'com.cloudflare.api.account')).toBe('on');
});

test('the path of a grant names what could not be seen as such', () => {
  const path = pathOf(grantOf(access, 'member:fay'));
  expect(nodes(path)).toEqual([
    'principal:member:fay',
    'policy:member:fay  #',
    'permission-group:policy:member:fay  # ',
    'scope:unseen r1',
  ]);
  expect(path.slice(1)).toMatchObject([
    { label: '(policy not seen)', key: null, certainty: 'maybe', effect: 'either' },
    {
      ...{ label: '(permission group not seen)', key: null, certainty: 'maybe', effect: 'either' },
      by: { label: 'allows or denies', effect: 'either', certainty: 'maybe' },
    },
    {
      ...{ kind: 'scope', label: '(scope not seen)', key: null, certainty: 'maybe', effect: null },
      by: { label: 'possibly on', effect: 'either', certainty: 'maybe' },
    },
  ]);
});

test('the path of a grant names a place that could not be seen after its resource group, where it has an id', () => {
  const noScope = openAccount({
    members: [
      memberRow('ada', { access: 'allow', permission_groups: [dns], resource_groups: [{ scope: 7 }] }),
    ],
  });
  expect(pathOf(grantOf(noScope, 'member:ada')).at(-1)?.node).toBe('scope:unseen ');
});

const unread = grantOf(access, 'member:fay');
const direct = (changed: Partial<Policy>) =>
  wayStops({ ...unread, policy: { ...unread.policy, ...changed }, path: 'direct', group: null })[1];

test('a policy on a path was not seen where nothing of it was, and else has no id', () => {
  expect(direct({})).toMatchObject({ label: '(policy not seen)', certainty: 'maybe' });
  expect(direct({ effect: 'allow' })).toMatchObject({ label: 'policy without id', certainty: 'sure' });
  expect(direct({ kind: 'policy' })).toMatchObject({ label: 'policy without id', certainty: 'sure' });
  expect(direct({ kind: 'policy', id: 'p9' })).toMatchObject({ label: 'p9', key: 'p9', certainty: 'sure' });
});

test('a policy on a path is one node wherever it says the same, certain or not', () => {
  const [gap] = unread.policy.gaps;
  if (gap === undefined) throw new Error('the effect of the policy was not seen');
  expect(direct({ gaps: [gap, gap] })?.node).toBe(direct({})?.node);
  expect(direct({})?.node).toMatch(/^policy:member:fay {2}[0-9a-f]{12}$/);
});

test('a policy on a path is another node where it has another effect, permission group or place', () => {
  const objects = (key: string, ...all: readonly string[]) => ({
    id: 'r1',
    scope: { key, objects: all.map((object) => ({ key: object })) },
  });
  const nameless = (access: string, group: unknown, reached: unknown) => ({
    access,
    permission_groups: [group],
    resource_groups: [reached],
  });
  const policies = [
    nameless('allow', dns, objects(accountKey, zoneKey('z1'))),
    nameless('deny', dns, objects(accountKey, zoneKey('z1'))),
    nameless('allow', waf, objects(accountKey, zoneKey('z1'))),
    nameless('allow', dns, objects(accountKey, zoneKey('z2'))),
    nameless('allow', dns, objects(accountKey, `${zoneType}.*`)),
    nameless('allow', dns, objects(accountKey, accountKey)),
    nameless('allow', dns, objects(accountKey, '*')),
    nameless('allow', dns, objects(zoneKey('z1'), '*')),
    nameless('allow', dns, objects(zoneKey('z2'), '*')),
    nameless('allow', dns, { ...objects(accountKey, zoneKey('z1')), id: 'r2' }),
    nameless('allow', dns, { id: 'r1' }),
  ];
  const read = openAccount({ members: [memberRow('ada', ...policies)] });
  const names = read.waysOf(principalOf(read, 'member:ada')).map((way) => wayStops(way)[1]?.node);
  expect(new Set(names).size).toBe(policies.length);
});

const { principal, policy } = grantOf(access, 'member:ada');
const through = (way: Partial<Way>) => wayStops({ principal, policy, path: 'group', group: null, ...way })[1];

test('a user group on a path is named by its key where it has no name', () => {
  const [group] = access.account.userGroups;
  if (group === undefined) throw new Error('there is a user group');
  expect(through({ group: { ...group, name: null, id: null } })).toMatchObject({ label: 'g1', key: null });
});

test('a user group on a path that was not seen is one for everybody, unless it is known whose it may be', () => {
  const mayBe = (holder: Policy['holder']) => through({ policy: { ...policy, holder } });
  const anybodys = mayBe({ kind: 'possible', principal: null, group: null });
  expect(anybodys).toMatchObject({
    ...{ node: 'user-group:unseen', label: '(user group not seen)', key: null, certainty: 'maybe' },
    by: { label: 'may be in', certainty: 'maybe' },
  });
  const hers = mayBe({ kind: 'possible', principal: principal.key, group: null });
  expect(hers?.node).toBe('user-group:unseen of member:ada');
  expect(through({})).toMatchObject({
    node: 'user-group:unseen',
    by: { label: 'is in', certainty: 'sure' },
  });
});

const deny = grantOf(access, 'member:ada');
const allow = grantOf(access, 'member:cal');
const given = (grant: Grant, ...how: readonly Parameters<typeof grantedStops>[1][]) =>
  grantedStops(grant, ...how)[0];

test('what a policy grants on a path is as certain as that its permission group holds what is asked for', () => {
  expect(given(allow).by).toEqual({ label: 'allows', effect: 'allow', certainty: 'sure' });
  expect(given(allow, { holds: 'maybe' }).by).toEqual({
    ...{ label: 'may allow', effect: 'allow', certainty: 'maybe' },
  });
  expect(given(deny, {}).by).toEqual({ label: 'denies', effect: 'deny', certainty: 'sure' });
  expect(given(deny, { holds: 'maybe' }).by).toEqual({
    label: 'may deny',
    effect: 'deny',
    certainty: 'maybe',
  });
});

test('what a policy grants on a path is possibly given where the permission group, or the effect, could not be read', () => {
  const unread = { ...allow, permissionGroup: null, cell: { ...allow.cell, permissionGroup: null } };
  expect(given(unread)).toMatchObject({
    ...{ label: '(permission group not seen)', key: null, certainty: 'maybe' },
    by: { label: 'may allow', certainty: 'maybe' },
  });
  const either = { ...allow, policy: { ...allow.policy, effect: 'either' } as const };
  expect(given(either)).toMatchObject({
    certainty: 'sure',
    by: { label: 'allows or denies', certainty: 'maybe' },
  });
});

test('what a policy grants on a path is named by its name, else its label, else its key', () => {
  const { permissionGroup } = allow;
  if (permissionGroup === null) throw new Error('p3 grants a permission group');
  const label = (name: string | null, label: string | null) =>
    given({ ...allow, permissionGroup: { ...permissionGroup, name, label } }).label;
  expect([label('Billing', 'billing'), label(null, 'by label'), label(null, null)]).toEqual([
    ...['Billing', 'by label', 'billing'],
  ]);
});

test('what a policy grants on a path stands under the policy’s node, which need not be worked out again', () => {
  expect(given(allow, { policyNode: 'policy:known' }).node).toBe('permission-group:policy:known billing');
  expect(given(allow).node).toBe(`permission-group:${wayStops(allow)[1]?.node} billing`);
});
