import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, principalOf } from '../raw-account.fixture.ts';
import type { Access } from './access.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const ways = (access: Access, key: string) =>
  access
    .waysOf(principalOf(access, key))
    .map(({ principal, policy, path, group }) => `${principal.id} ${path} ${group?.id ?? '-'} ${policy.id}`);

const rows = {
  members: [
    memberRow('ada', policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], '*')),
    memberRow('bob'),
    memberRow('eve', policyRow('p3', 'allow', [{}], '*')),
  ],
  userGroups: [
    { id: 'g1', policies: [policyRow('p4', 'allow', [dns], '*')] },
    { id: 'g2', policies: [policyRow('p5', 'allow', [dns], '*')] },
    { id: 'g3' },
  ],
  userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }], g2: [{ id: 'ada' }], g3: [{ id: 'eve' }] },
  accountTokens: [{ id: 't', name: 't', policies: [] }],
};

const access = openAccount(rows);
test('the ways of a principal are its own policies, then those of each of its groups', () => {
  expect(ways(access, 'member:ada')).toEqual([
    'ada direct - p1',
    'ada direct - p2',
    'ada group g1 p4',
    'ada group g2 p5',
  ]);
  expect(ways(access, 'member:bob')).toEqual(['bob group g1 p4']);
  expect(ways(access, 'token:t')).toEqual([]);
});

test('the ways of a principal lead to the same cells whenever they are asked for', () => {
  const { waysOf, cellsOf } = access;
  for (const { policy } of waysOf(principalOf(access, 'member:ada')))
    expect(cellsOf(policy)).toBe(cellsOf(policy));
});

test('the ways of a principal are as many grants as their policies have cells, each with its group', () => {
  const [grant, ...others] = access.grantsOf(principalOf(access, 'member:bob'));
  expect(others).toEqual([]);
  expect(grant).toMatchObject({
    principal: { key: 'member:bob' },
    policy: { id: 'p4' },
    path: 'group',
    group: { id: 'g1' },
    permissionGroup: { id: 'dns' },
    cell: { objectKey: '*' },
  });
});

test('the ways of a principal lead to no permission group where it could not be read, or is not in the account', () => {
  const [grant] = access.grantsOf(principalOf(access, 'member:eve'));
  expect(grant?.permissionGroup).toBeNull();
  if (grant === undefined) return;
  expect(access.groupOf(grant.cell)).toBeNull();
  expect(
    access.groupOf({ ...grant.cell, permissionGroup: 'gone' as typeof grant.cell.permissionGroup }),
  ).toBeNull();
});

const { account, policiesOf } = openAccount(rows);
const ids = (holder: Parameters<typeof policiesOf>[0]) => policiesOf(holder).map(({ id }) => id);

test('the policies of a holder are those that a principal itself, or a user group, has', () => {
  const of = (id: string) => account.principals.find((principal) => principal.id === id)?.key;
  const [ada, bob] = [of('ada'), of('bob')];
  if (ada === undefined || bob === undefined) throw new Error('ada and bob are members');
  expect(ids(ada)).toEqual(['p1', 'p2']);
  expect(ids(bob)).toEqual([]);
  expect(account.userGroups.map(({ key }) => ids(key))).toEqual([['p4'], ['p5'], []]);
});

test('a policy that may be anybody’s is one of every member, and of no token, while groups are not seen whole', () => {
  const access = openAccount(rows, { userGroupMembers: 'partial' });
  expect(ways(access, 'member:bob')).toEqual(['bob group g1 p4', 'bob group - null']);
  expect(ways(access, 'token:t')).toEqual([]);
});

test('a policy that may be anybody’s leads through its group to every member except those certainly in that group', () => {
  const access = openAccount({
    ...rows,
    userGroupMembers: { ...rows.userGroupMembers, g2: [{ id: 'ada' }, 7] },
  });
  expect(ways(access, 'member:ada')).toEqual([
    'ada direct - p1',
    'ada direct - p2',
    'ada group g1 p4',
    'ada group g2 p5',
  ]);
  expect(ways(access, 'member:bob')).toEqual(['bob group g1 p4', 'bob group g2 p5']);
});

test('a policy that may be anybody’s is one of the member it may be, and of no other', () => {
  const listed = { ...rows.userGroupMembers, g2: [{ id: 'ada' }, { email: 'x@example.com' }] };
  const members = [...rows.members, { id: 'dan', policies: [] }];
  const access = openAccount({ ...rows, members, userGroupMembers: listed });
  expect(ways(access, 'member:dan')).toEqual(['dan group g2 p5']);
  expect(ways(access, 'member:bob')).toEqual(['bob group g1 p4']);
});
