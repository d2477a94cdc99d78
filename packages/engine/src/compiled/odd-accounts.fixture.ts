import type { Access } from '../access/access.ts';
import {
  accountKey,
  accountType,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';

// Accounts with something of everything that the index treats apart.

const workerType = 'com.cloudflare.edge.worker.script';
const bucketType = 'com.cloudflare.edge.r2.bucket';
const workerSpelledOtherwise = 'com.cloudflare.api.account.worker.w1';

// What may be asked about: named by a policy, listed, both, or neither.
const someZones = ['z1', 'z2', 'z3', 'unheard'].map(zoneKey);
const somePlaces = [accountKey, ...someZones, `${workerType}.w9`, `${bucketType}.b9`];
const manyPlaces = [
  ...somePlaces,
  zoneKey('z4'),
  zoneKey('unlisted'),
  `${workerType}.w1`,
  workerSpelledOtherwise,
  'com.cloudflare.odd.thing.t1',
  'com.cloudflare.odd.thing.t9',
];

// The first and the last of all permissions, and some in between: several blocks of the index hold one of them.
const edit = groupRow('edit', ['aaa:edit', 'dns_records:edit', 'zzz:read'], zoneType);
const read = groupRow('read', ['aaa:read', 'dns_records:edit', 'zzz:edit'], zoneType);
const billing = groupRow('billing', ['billing:edit', 'dns_records:edit', 'zzz:read']);
const both = groupRow('both', ['aaa:edit', 'waf:edit', 'zzz:edit'], [accountType, zoneType]);
const scripts = groupRow('scripts', ['aaa:read', 'workers_scripts:edit'], workerType);
const open = openGroupRow('open', zoneType);
const partly = { ...groupRow('partly', ['aaa:edit', 'waf:edit']), permissions: [{}, attribute('#aaa:edit')] };
const untyped = { ...groupRow('untyped', ['aaa:edit', 'zzz:read']), meta: {} };
const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb', name: 'Super Administrator - All Privileges' };
const administrator = { id: 'administrator', meta: { label: 'admin' } };

function attribute(name: string): unknown {
  return { attributes: { legacy_name: name } };
}

const zones = ['z1', 'z2', 'z3', 'z4'].map(zoneRow);

const widely = openAccount({
  members: [
    memberRow('a possible', policyRow('p1', 'deny', [open], '*')),
    memberRow('all', policyRow('p1', 'allow', [everything], '*')),
    memberRow(
      'most',
      policyRow('p1', 'allow', [administrator], '*'),
      policyRow('p2', 'deny', [billing], '*'),
    ),
    memberRow('zones', policyRow('p1', 'allow', [edit, read], '*'), policyRow('p2', 'deny', [read], '*')),
    memberRow('both', policyRow('p1', null, [both], '*')),
    memberRow('scripts', policyRow('p1', 'allow', [scripts], '*', `${bucketType}.*`)),
    memberRow('wild', policyRow('p1', 'allow', [edit, billing], `${zoneType}.*`, `${workerType}.*`)),
    memberRow('untyped', policyRow('p1', 'allow', [untyped, edit], '*')),
    memberRow('partly', policyRow('p1', 'allow', [partly], '*'), policyRow('p2', 'deny', [open], '*')),
    memberRow('part', policyRow('p1', 'allow', [partly], '*'), policyRow('p2', 'deny', [edit], '*')),
    memberRow('huh', policyRow('p1', 'huh', [edit, billing], '*'), policyRow('p2', 'allow', [billing], '*')),
    memberRow('blank', policyRow('p1', 'allow', [{}], '*'), policyRow('p2', 'allow', [both], '*')),
    memberRow('lost', {
      id: 'p1',
      access: 'allow',
      permission_groups: [edit, billing],
      resource_groups: [{}],
    }),
    memberRow('barred', {
      ...{ id: 'p1', access: 'deny', permission_groups: [edit] },
      resource_groups: [
        { id: 'r1', scope: { key: 7 } },
        { scope: { key: accountKey, objects: [{ key: '*' }] } },
      ],
    }),
    memberRow('nobody'),
    { id: 'hidden', email: 'hidden@example.com', status: 'accepted' },
    { ...memberRow('invited', policyRow('p1', 'allow', [billing], '*')), status: 'pending' },
    { ...memberRow('gone', policyRow('p1', 'allow', [billing], '*')), status: 'rejected' },
    memberRow('paying', policyRow('p1', 'allow', [billing], '*')),
  ],
  zones,
});

const bothSpellings = [workerSpelledOtherwise, `${workerType}.w1`];

const named = openAccount({
  members: [
    memberRow(
      'overlapping',
      policyRow('p1', 'allow', [edit], zoneKey('z1'), zoneKey('z2'), zoneKey('z3')),
      policyRow('p2', 'allow', [read], zoneKey('z2'), zoneKey('z3'), zoneKey('unlisted')),
      policyRow('p3', 'deny', [edit], zoneKey('z3')),
    ),
    memberRow('apart', policyRow('p1', 'allow', [edit], '*'), policyRow('p2', 'deny', [edit], zoneKey('z2'))),
    memberRow('doubt', policyRow('p1', 'allow', [edit], '*'), policyRow('p2', 'deny', [open], zoneKey('z2'))),
    memberRow('sure', policyRow('p1', 'allow', [open], '*'), policyRow('p2', 'allow', [edit], zoneKey('z2'))),
    memberRow(
      'barred',
      policyRow('p1', 'deny', [edit], '*'),
      policyRow('p2', 'allow', [edit], zoneKey('z2')),
    ),
    memberRow('huh', policyRow('p1', 'huh', [edit], '*'), policyRow('p2', 'allow', [edit], zoneKey('z2'))),
    memberRow('turned', policyRow('p1', 'huh', [edit], '*'), policyRow('p2', 'deny', [edit], zoneKey('z2'))),
    memberRow('mismatch', policyRow('p1', 'allow', [billing, edit], zoneKey('z4'), ...bothSpellings)),
    memberRow(
      'spelled',
      policyRow('p1', 'allow', [scripts], ...bothSpellings, 'com.cloudflare.odd.thing.t1'),
    ),
    memberRow('spelt', policyRow('p1', 'deny', [scripts], workerSpelledOtherwise)),
    memberRow('untyped', policyRow('p1', 'allow', [untyped], zoneKey('z1'), '*', zoneKey('z2'))),
    memberRow('account', policyRow('p1', 'allow', [billing], accountKey, zoneKey('z1'))),
    memberRow('blank', policyRow('p1', 'allow', [{}, edit], zoneKey('z1'))),
    memberRow('partial', {
      ...{ id: 'p1', access: 'allow', permission_groups: [edit, billing] },
      resource_groups: [
        {
          id: 'r1',
          scope: { key: accountKey, objects: [{ key: zoneKey('z1') }, 'odd', { key: zoneKey('z2') }] },
        },
        { id: 'r2', scope: { key: zoneKey('z3'), objects: [{ key: '*' }] } },
      ],
    }),
  ],
  userGroups: [
    { id: 'g1', policies: [policyRow('q1', 'allow', [read], zoneKey('z1'), zoneKey('z4'))] },
    {
      id: 'g2',
      policies: [policyRow('q2', 'deny', [edit, read], zoneKey('z1')), policyRow('q3', null, [both], '*')],
    },
    { id: 'g3', policies: [policyRow('q4', 'allow', [edit], zoneKey('z3'))] },
  ],
  userGroupMembers: {
    g1: ['overlapping', 'apart', 'doubt', 'sure', 'spelled'].map((id) => ({ id })),
    g2: ['apart', 'huh', 'barred', 'untyped'].map((id) => ({ id })),
  },
  accountTokens: [
    {
      ...{ id: 'robot', name: 'robot', status: 'active' },
      policies: [
        { id: 't1', effect: 'allow', permission_groups: [edit], resources: { [zoneKey('z1')]: '*' } },
      ],
    },
  ],
  zones,
});

const possible = openAccount(
  {
    members: [
      memberRow('ada', policyRow('p1', 'allow', [edit], '*')),
      memberRow('bob', policyRow('p1', 'deny', [edit], zoneKey('z1'))),
      { email: 'cal@example.com', status: 'accepted', policies: [] },
      { id: 'dan', status: 'accepted', policies: [] },
    ],
    userGroups: [
      { id: 'g1', policies: [policyRow('q1', 'allow', [both], zoneKey('z1'), '*')] },
      { id: 'g2', policies: [policyRow('q2', 'deny', [read], zoneKey('z2'))] },
      { id: 'g3', policies: [policyRow('q3', 'allow', [billing], '*')] },
    ],
    userGroupMembers: {
      g1: [{ id: 'ada' }, {}],
      g2: [{ id: 'stranger' }, { id: 'bob' }, 7],
      g3: [{ email: 'stranger@example.com' }, { id: 'stranger' }],
    },
    accountTokens: [{ id: 'robot', name: 'robot', status: 'active', policies: [] }],
    zones,
  },
  { accountTokens: 'partial' },
);

const unseen = openAccount(
  {
    members: [memberRow('ada', policyRow('p1', 'allow', [billing], '*')), memberRow('bob')],
    userGroups: [{ id: 'g1', policies: [policyRow('q1', 'allow', [edit], zoneKey('z1'))] }],
    userGroupMembers: { g1: [{ id: 'ada' }] },
    accountTokens: [{ id: 'robot', name: 'robot', status: 'active', policies: [] }],
    zones,
  },
  { userGroups: 'forbidden', zones: 'partial' },
);

// Every member has a policy of its own, half of them a permission group too: many access classes, many lists of zones.
const crowd = openAccount({
  members: Array.from({ length: 70 }, (_, at) => {
    const groups = at % 2 === 0 ? [edit] : [read, groupRow(`own ${at}`, ['aaa:edit', 'waf:edit'])];
    const keys = Array.from({ length: at % 7 }, (_, nth) => zoneKey(`c${at + nth}`));
    const policy = policyRow('p1', at % 9 === 0 ? 'deny' : 'allow', groups, zoneKey(`c${at}`), ...keys);
    return { ...memberRow(`m${at}`, policy), status: at % 5 === 0 ? 'pending' : 'accepted' };
  }),
  userGroups: [
    { id: 'g1', policies: [policyRow('q1', 'allow', [edit], '*')] },
    { id: 'g2', policies: [policyRow('q2', 'huh', [read], zoneKey('c3'), zoneKey('c40'))] },
  ],
  userGroupMembers: {
    g1: Array.from({ length: 24 }, (_, at) => ({ id: `m${at * 3}` })),
    g2: Array.from({ length: 14 }, (_, at) => ({ id: `m${at * 5 + 1}` })),
  },
  zones: ['c3', 'c33', 'c40', 'c64'].map(zoneRow),
});

/** Accounts by what is odd of them, each with places to ask about. */
export const oddAccounts: readonly (readonly [string, Access, readonly string[]])[] = [
  ['what is said of everything', widely, somePlaces],
  ['what is said of named places', named, manyPlaces],
  ['what is possibly a member’s', possible, [accountKey, ...someZones]],
  ['a collection that was not seen', unseen, somePlaces],
  ['many access classes', crowd, [accountKey, ...['c3', 'c40', 'c70', 'c99'].map(zoneKey)]],
  ['nothing', openAccount({}), [accountKey, zoneKey('z1')]],
];
