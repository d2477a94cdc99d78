import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, principalOf, zoneKey } from '../raw-account.fixture.ts';
import { type Grant, grantId, isSameGrant, sharedGrantId } from './grant.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const waf = groupRow('waf', ['waf:edit']);
const rows = {
  members: [
    memberRow('ada', policyRow('p1', 'allow', [dns, waf], '*', zoneKey('z1'))),
    memberRow('bob', policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], '*')),
    memberRow('eve', { id: 'p3', access: 'allow', permission_groups: [dns], resource_groups: [{ id: 'r' }] }),
  ],
  userGroups: [{ id: 'g1', policies: [policyRow('p4', 'allow', [dns], '*')] }],
  userGroupMembers: { g1: [{ id: 'ada' }] },
};
const access = openAccount(rows);
const grants = (on = access) => on.account.principals.flatMap((principal) => on.grantsOf(principal));
const first = (key: string, on = access): Grant => {
  const [grant] = on.grantsOf(principalOf(on, key));
  if (grant === undefined) throw new Error(`${key} has no grant`);
  return grant;
};

test('the id of a grant is a g and twelve hex digits', () => {
  for (const grant of grants()) expect(grantId(grant)).toMatch(/^g-[0-9a-f]{12}$/);
});

test('the id of a grant is another for every grant of the account', () => {
  expect(new Set(grants().map(grantId)).size).toBe(grants().length);
  expect(grants().length).toBeGreaterThan(6);
});

test('the id of a grant is the same when the account is read again, in another order', () => {
  const again = openAccount({ ...rows, members: rows.members.toReversed() });
  expect(grants(again).map(grantId).sort()).toEqual(grants().map(grantId).sort());
});

test('the id of a grant stays what it was in every version of this program', () => {
  expect(grantId(first('member:bob'))).toBe('g-c3ce0b5e9755');
  expect(grantId(first('member:eve'))).toBe('g-d0bd120f2463');
});

test('the id of a grant tells unseen parts of a grant apart by their gaps, and seen ones not', () => {
  const seen = first('member:ada');
  const unseen = first('member:eve');
  const withGaps = (grant: Grant, ...gaps: readonly string[]): Grant => ({
    ...grant,
    cell: { ...grant.cell, gaps: gaps as unknown as Grant['cell']['gaps'] },
  });
  expect(grantId(withGaps(seen, 'x'))).toBe(grantId(seen));
  expect(grantId(withGaps(unseen, 'x'))).not.toBe(grantId(unseen));
  const noGroup: Grant = { ...seen, cell: { ...seen.cell, permissionGroup: null } };
  expect(grantId(withGaps(noGroup, 'x'))).not.toBe(grantId(noGroup));
});

test('the id of a grant tells apart what differs in one part only', () => {
  const grant = first('member:ada');
  const { policy, cell, principal } = grant;
  const [other] = grants().filter(({ principal: { key } }) => key === 'member:bob');
  const group = { key: 'g9', id: null, name: null, size: 0 } as unknown as NonNullable<Grant['group']>;
  const variants: readonly Grant[] = [
    grant,
    { ...grant, principal: other?.principal ?? principal },
    { ...grant, path: 'group' },
    { ...grant, group },
    { ...grant, policy: { ...policy, id: 'other' } },
    { ...grant, policy: { ...policy, effect: 'deny' } },
    { ...grant, cell: { ...cell, permissionGroup: 'other' as typeof cell.permissionGroup } },
    { ...grant, cell: { ...cell, resourceGroupId: 'other' } },
    { ...grant, cell: { ...cell, objectKey: 'other' } },
    { ...grant, cell: { ...cell, scope: { kind: 'account', key: 'other' } } },
    { ...grant, cell: { ...cell, scope: null } },
  ];
  expect(new Set(variants.map(grantId)).size).toBe(variants.length);
});

const grant = first('member:ada');
test('two grants are one when cell, policy, principal and group are', () =>
  expect(isSameGrant(grant, { ...grant })).toBe(true));

test.each([
  ['cell', { cell: { ...grant.cell } }],
  ['policy', { policy: { ...grant.policy } }],
  ['principal', { principal: { ...grant.principal } }],
  ['group', { group: access.account.userGroups[0] ?? null }],
])('two grants are two when the %s is another', (_, change) =>
  expect(isSameGrant(grant, { ...grant, ...change })).toBe(false),
);

const shared = openAccount({ ...rows, userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }] } });
const grantsOf = (key: string) =>
  shared.grantsOf(principalOf(shared, key)).filter(({ path }) => path === 'group');

test('the id of a grant shared by everybody who has it is one for all members of the user group that grants it', () => {
  const ids = [...grantsOf('member:ada'), ...grantsOf('member:bob')].map(sharedGrantId);
  expect(ids).toHaveLength(2);
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^g-[0-9a-f]{16}$/);
});

test('the id of a grant shared by everybody who has it is that of the grant where a principal holds the policy itself', () => {
  for (const grant of grants().filter(({ path }) => path === 'direct'))
    expect(sharedGrantId(grant)).toBe(grantId(grant));
});

test('the id of a grant is the same whoever of a user group was asked about in between', () => {
  const both = openAccount({ ...rows, userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }] } });
  const shared = grants(both).filter(({ path }) => path === 'group');
  const [ada, bob] = shared.map(grantId);
  expect(ada).not.toBe(bob);
  expect([...shared, ...shared].map(grantId)).toEqual([ada, bob, ada, bob]);
});
