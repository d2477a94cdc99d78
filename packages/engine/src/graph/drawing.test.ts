import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { drawAccess } from './drawing.ts';

const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const billing = groupRow('billing', ['billing:edit']);

/** Every edge as a sentence; `?` where it is not sure. */
function sentences(access: Access): readonly string[] {
  const said = drawAccess(access).mapEdges((_, { label, certainty }, _from, _to, from, to) => {
    const sentence = `${from.label} ${label} ${to.label}`;
    return certainty === 'sure' ? sentence : `${sentence} ?`;
  });
  return said.sort();
}

const nodes = (access: Access, kind: string) =>
  drawAccess(access)
    .mapNodes((_, node) => node)
    .filter((node) => node.kind === kind);

test('the drawing reads from a member through group, policy and permission group to what its scope names', () => {
  const access = openAccount({
    members: [memberRow('ada', policyRow('p1', 'deny', [dns], zoneKey('z1'))), memberRow('bob')],
    userGroups: [{ id: 'g1', name: 'Web', policies: [policyRow('p2', 'allow', [billing], '*')] }],
    userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }] },
    zones: [zoneRow('z1')],
  });
  expect(sentences(access)).toEqual([
    'Group billing on Harbour',
    'Group dns on z1.example',
    'Harbour contains z1.example',
    'Web has p2',
    'ada@example.com has p1',
    'ada@example.com is in Web',
    'bob@example.com is in Web',
    'p1 denies Group dns',
    'p2 allows Group billing',
  ]);
  expect(nodes(access, 'policy')).toEqual([
    { kind: 'policy', label: 'p1', key: 'p1', certainty: 'sure', effect: 'deny', standing: null },
    { kind: 'policy', label: 'p2', key: 'p2', certainty: 'sure', effect: 'allow', standing: null },
  ]);
  expect(nodes(access, 'principal')[0]).toEqual({
    kind: 'principal',
    label: 'ada@example.com',
    key: 'ada',
    certainty: 'sure',
    effect: null,
    standing: 'active',
  });
  expect(nodes(access, 'account').map(({ key }) => key)).toEqual(['com.cloudflare.api.account.a1']);
  expect(nodes(access, 'user-group')).toMatchObject([{ label: 'Web', key: 'g1', certainty: 'sure' }]);
  expect(nodes(access, 'permission-group')).toContainEqual({
    kind: 'permission-group',
    label: 'Group dns',
    key: 'dns',
    certainty: 'sure',
    effect: 'deny',
    standing: null,
  });
});

test('the drawing says where a permission group of zones acts on the account, and what a wildcard reaches', () => {
  const access = openAccount({
    members: [
      memberRow('ada', policyRow('p1', 'allow', [dns], '*', `${zoneType}.*`, 'com.cloudflare.edge.x.*')),
    ],
    zones: [zoneRow('z1')],
  });
  expect(sentences(access)).toEqual([
    'Group dns on every zone',
    'Group dns on every zone of Harbour',
    'Group dns possibly on every com.cloudflare.edge.x ?',
    'Harbour contains z1.example',
    'ada@example.com has p1',
    'every zone reaches z1.example',
    'p1 allows Group dns',
  ]);
});

test('the drawing shows what could not be seen as what may be', () => {
  const access = openAccount({
    members: [
      memberRow('ada', policyRow('p1', 'unclear', [dns], zoneKey('z1'))),
      memberRow('bob', {
        id: 'p2',
        access: 'allow',
        permission_groups: [{}],
        resource_groups: [{ id: 'r' }],
      }),
    ],
    userGroups: [{ id: 'g1', name: 'Web', policies: [policyRow('p3', 'deny', [dns], zoneKey('z1'))] }],
    userGroupMembers: { g1: [{ id: 'ada' }, {}] },
  });
  expect(sentences(access)).toEqual([
    '(permission group not seen) possibly on (scope not seen) ?',
    `Group dns on ${zoneKey('z1')}`,
    `Group dns possibly on ${zoneKey('z1')} ?`,
    'Web has p3',
    'ada@example.com has p1',
    'ada@example.com is in Web',
    'bob@example.com has p2',
    'bob@example.com may be in Web ?',
    'p1 allows or denies Group dns ?',
    'p2 may allow (permission group not seen) ?',
    'p3 denies Group dns',
  ]);
  expect(nodes(access, 'scope')).toMatchObject([{ key: null, certainty: 'maybe' }]);
});

test('the drawing draws a user group and a policy for those that could not be read', () => {
  const access = openAccount({ members: [memberRow('ada')] }, { userGroups: 'forbidden' });
  expect(sentences(access)).toEqual([
    '(permission group not seen) possibly on (scope not seen) ?',
    '(policy not seen) allows or denies (permission group not seen) ?',
    '(user group not seen) has (policy not seen)',
    'ada@example.com may be in (user group not seen) ?',
  ]);
  for (const kind of ['user-group', 'policy', 'permission-group', 'scope'])
    expect(nodes(access, kind)).toMatchObject([{ key: null, certainty: 'maybe' }]);
});

test('the drawing keeps two policies with one id apart, and what each grants', () => {
  const access = openAccount({
    members: [
      memberRow(
        'ada',
        policyRow('p1', 'allow', [dns], zoneKey('z1')),
        policyRow('p1', 'deny', [dns], zoneKey('z2')),
      ),
      memberRow('bob', policyRow('p1', 'allow', [dns], zoneKey('z1'))),
    ],
  });
  expect(nodes(access, 'policy')).toHaveLength(3);
  expect(nodes(access, 'permission-group')).toHaveLength(3);
});

test('the drawing has the account and every zone, whether or not anybody has access to them', () => {
  const access = openAccount({ members: [memberRow('ada')], zones: [zoneRow('z1'), zoneRow('z2')] });
  expect(sentences(access)).toEqual(['Harbour contains z1.example', 'Harbour contains z2.example']);
  expect(nodes(access, 'principal')).toMatchObject([{ label: 'ada@example.com' }]);
});

test('the drawing draws once, and as sure, what is both certain and possible', () => {
  const userGroups = [{ id: 'g1', name: 'Web', policies: [policyRow('p1', 'deny', [dns], zoneKey('z1'))] }];
  const said = [
    'Group dns on z1.example',
    'Harbour contains z1.example',
    'Web has p1',
    'p1 denies Group dns',
  ];
  for (const [sure, possible] of [
    ['ada', 'bob'],
    ['bob', 'ada'],
  ] as const) {
    const access = openAccount({
      members: [memberRow('ada'), memberRow('bob')],
      userGroups,
      userGroupMembers: { g1: [{ id: sure }, {}] },
      zones: [zoneRow('z1')],
    });
    const coming = [`${sure}@example.com is in Web`, `${possible}@example.com may be in Web ?`];
    expect(sentences(access)).toEqual([...said, ...coming].sort());
  }
});
