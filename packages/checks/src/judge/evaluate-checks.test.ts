import { expect, test } from 'vitest';
import {
  billing,
  denyRow,
  dns,
  evaluate,
  everything,
  fileOf,
  groupRow,
  inShort,
  judged,
  memberRow,
  open,
  openAccount,
  policyRow,
  tokenRow,
  zoneDns,
  zoneKey,
  zoneRow,
} from '../account.fixture.ts';

const rows = {
  permissionGroups: [dns, zoneDns, billing, everything, open],
  zones: [zoneRow('z1'), zoneRow('z2'), zoneRow('z3')],
  members: [
    memberRow('ada', policyRow('p1', [everything])),
    memberRow('bob', policyRow('p2', [zoneDns], zoneKey('z1'))),
    memberRow('cy'),
    { ...memberRow('eve', policyRow('p3', [billing])), status: 'pending' },
  ],
  userGroups: [
    { id: 'g1', name: 'Ops', policies: [policyRow('p4', [dns])] },
    { id: 'g2', name: 'Edge', policies: [policyRow('p10', [zoneDns])] },
  ],
  userGroupMembers: { g1: [{ id: 'cy' }] },
  accountTokens: [
    tokenRow('t1', [dns], { condition: { request_ip: { in: ['192.0.2.0/24'] } } }),
    { ...tokenRow('t2', [dns]), status: 'disabled' },
  ],
};
const access = openAccount(rows);
const dnsOn = (where: string) => `permission: "dns_records:edit", resource: "${where}"`;
const of = (check: string, on = access) => inShort(judged(on, check));

test.each<[string, string]>([
  [
    `${dnsOn('account')}, nobody-but: { groups: [Ops], tokens: ["token *"] }`,
    'failed broken: ada@example.com',
  ],
  [
    `${dnsOn('account')}, nobody-but: { groups: [Ops], kind: token }, except: { members: ["ada@*"] }`,
    'passed',
  ],
  [`${dnsOn('account')}, kind: member, nobody-but: { members: [ADA@example.com, CY@EXAMPLE.COM] }`, 'passed'],
  [`${dnsOn('account')}, nobody-but: {}`, 'failed broken: ada@example.com, cy@example.com, token t1'],
  [
    `${dnsOn('account')}, standing: [active, inactive], kind: token, nobody-but: { tokens: [t1] }`,
    'failed broken: token t2',
  ],
  [`${dnsOn('z1.example')}, exactly: { members: [ada, u-bob], groups: [g1], tokens: [t1] }`, 'passed'],
  [
    `${dnsOn('z2.example')}, kind: member, exactly: { members: [ada@example.com, bob@example.com, cy] }`,
    'failed broken: bob@example.com',
  ],
  [`${dnsOn('zone:*')}, denied-to: { members: [bob@example.com] }`, 'failed broken: bob@example.com'],
  [`${dnsOn('zone:*')}, allowed-to: { groups: [Ops] }`, 'passed'],
  [`${dnsOn('every zone')}, allowed-to: { members: [bob@example.com] }`, 'failed broken: bob@example.com'],
  [`${dnsOn('anywhere')}, allowed-to: { members: [bob@example.com] }`, 'passed'],
  [
    'permission: "billing:edit", resource: account, standing: latent, denied-to: { members: [eve] }',
    'failed broken: eve@example.com',
  ],
  ['permission: all_privileges, resource: account, at-least: 1, at-most: 1', 'passed'],
  [
    'permission: all_privileges, resource: account, at-least: 2',
    'failed broken: 1 principal can, and at least 2 must',
  ],
  [`${dnsOn('account')}, at-most: 2`, 'failed broken: ada@example.com, cy@example.com, token t1'],
  [
    `${dnsOn('account')}, at-least: 3`,
    'failed broken: 2 principals can, besides 1 under conditions only, and at least 3 must',
  ],
  ['separation: [["dns_records:edit"], ["billing:*", "waf:edit"]]', 'failed broken: ada@example.com'],
  ['separation: [["dns_records:edit"], ["billing:edit"]], except: { members: [ada] }', 'passed'],
  [`${dnsOn('account')}, requires: two-factor`, 'passed'],
  [`${dnsOn('account')}, requires: ip-condition`, 'passed'],
  [`${dnsOn('account')}, requires: expiry`, 'failed broken: token t1'],
  [`${dnsOn('account')}, requires: group`, 'failed broken: ada@example.com'],
  [`${dnsOn('account')}, requires: sso-domain`, 'failed broken: ada@example.com, cy@example.com'],
  ['group: Ops, hands-out: [{ permission-group: Group dns, resource: account }]', 'passed'],
  ['group: Ops, hands-out: []', 'failed broken: gives what it should not'],
  ['group: Edge, hands-out: [{ permission-group: Group zone-dns, resource: account }]', 'passed'],
  ['group: Edge, hands-out: [{ permission-group: Group zone-dns, resource: "zone:*" }]', 'passed'],
  [
    'group: Edge, hands-out: [{ permission-group: Group zone-dns, resource: z1.example }]',
    'failed broken: gives what it should not, does not give what it should',
  ],
  [
    'group: g1, hands-out: [{ permission-group: dns, resource: account }, { permission-group: billing, resource: "zone:*" }]',
    'failed broken: does not give what it should',
  ],
])('a check that says %s is %s', (check, result) => {
  expect(of(check)).toBe(result);
});

test.each<[string, string, string]>([
  [
    `${dnsOn('account')}, nobody-but: { groups: [Opps], kind: token, members: ["*"] }`,
    'passed',
    'there is no user group "Opps"; the nearest are "Ops" or "Edge"',
  ],
  [
    `${dnsOn('account')}, denied-to: { groups: [Opps] }`,
    'not-evaluated empty',
    'there is no user group "Opps"; the nearest are "Ops" or "Edge"',
  ],
  [
    `${dnsOn('account')}, denied-to: { members: ["*@nowhere.example"] }, empty: ok`,
    'passed',
    'no member is "*@nowhere.example"',
  ],
  [
    `${dnsOn('shop.example')}, at-most: 9`,
    'not-evaluated empty',
    'there is no zone or resource "shop.example"',
  ],
  [
    `${dnsOn('zone:*.shop.example')}, at-most: 9`,
    'not-evaluated empty',
    'no zone of the account has a name like',
  ],
  [
    `${dnsOn('com.cloudflare.api.account.a2')}, denied-to: { members: [cy] }`,
    'not-evaluated empty',
    'com.cloudflare.api.account.a2 is of the account a2',
  ],
  [
    `${dnsOn('com.cloudflare.api.account.zone.z9')}, at-most: 9`,
    'passed',
    'the snapshot shows no zone com.cloudflare.api.account.zone.z9: the answer is what would hold for one',
  ],
  ['group: Nobody, hands-out: []', 'not-evaluated empty', 'there is no user group "Nobody"'],
])('a check about what is not there, %s, is %s', (check, result, note) => {
  const found = judged(access, check);
  expect(inShort(found)).toBe(result);
  expect(found.notes.join('\n')).toContain(note);
});

test('a permission that exists nowhere refuses the file, at its place', () => {
  const text = fileOf('{ id: one, permission: ["dns_record:edit", Billing], resource: account, at-most: 1 }');
  expect(evaluate(access, text)).toMatchObject({
    kind: 'faults',
    faults: [{ file: 'checks.yaml', line: 4, column: 29 }],
  });
});

test.each<[string, readonly string[]]>([
  [
    `${dnsOn('account')}, denied-to: { members: [eve] }`,
    ['eve@example.com (latent member) is not looked at: the check is about active principals'],
  ],
  [
    `${dnsOn('account')}, exactly: { members: [ada, cy, eve], tokens: [t1, t2] }`,
    [
      'eve@example.com (latent member), token:token t2 (inactive token) are not looked at: the check is about active principals',
    ],
  ],
  [
    `${dnsOn('account')}, allowed-to: { members: [ada] }, except: { members: [ada] }`,
    ['nobody whom it names is to be looked at: it is about active principals'],
  ],
  [
    `${dnsOn('account')}, denied-to: {}`,
    ['nobody whom it names is to be looked at: it is about active principals'],
  ],
  [
    `${dnsOn('account')}, denied-to: { members: ["eve@*"] }, kind: member`,
    ['nobody whom it names is to be looked at: it is about active members'],
  ],
  [
    `${dnsOn('account')}, at-most: 1, kind: token, standing: latent`,
    ['there is nobody to look at: it is about latent tokens'],
  ],
  [
    'separation: [["dns_records:edit"], ["billing:edit"]], except: { kind: member }, kind: member',
    ['there is nobody to look at: it is about active members, and leaves some out'],
  ],
  [`${dnsOn('account')}, denied-to: { members: ["*"] }`, []],
])('a check that says %s says whom it does not look at', (check, notes) => {
  expect(judged(access, check).notes).toEqual(notes);
});

test.each<[string, string, readonly string[]]>([
  [
    'an id that cannot be one',
    '{ id: "a b", permission: nope, resource: account, at-most: 1 }',
    ['4:11', '4:30'],
  ],
  [
    'a range that nothing fits',
    '{ id: a, permission: [nope, nix], resource: account, at-least: 2, at-most: 1 }',
    ['4:27', '4:33', '4:71'],
  ],
  ['a separation of one list', '{ id: a, separation: [[nope]] }', ['4:26', '4:28']],
  [
    'no user group',
    '{ id: a, hands-out: [{ permission-group: nope, resource: "zone:z*" }] }',
    ['4:14', '4:46', '4:62'],
  ],
  [
    'a fault of the file',
    '{ id: a, permission: nope, resource: account, at-most: 1 }\nversions: 1',
    ['4:26', '5:1'],
  ],
])(
  'a permission that exists nowhere is said together with %s, in the order of the file',
  (_, check, places) => {
    const evaluated = evaluate(access, fileOf(check));
    if (evaluated.kind !== 'faults') throw new Error('the file has faults');
    expect(evaluated.faults.map(({ line, column }) => `${line}:${column}`)).toEqual(places);
  },
);

test('a permission group of the catalogue that the snapshot does not show is held by nobody but who has everything', () => {
  expect(of('permission: DNS, resource: account, nobody-but: {}')).toBe('failed broken: ada@example.com');
});

test('a check examines its population, resources and permissions after globs', () => {
  const { examined } = judged(
    access,
    'permission: "dns_records:*", resource: ["zone:*", account], kind: member, at-most: 9',
  );
  expect(examined).toEqual({ principals: 3, resources: 4, permissions: expect.any(Number) });
  expect(examined.permissions).toBeGreaterThan(1);
});

const unknown = openAccount({
  ...rows,
  members: [...rows.members, memberRow('kim', policyRow('p9', [open]))],
});

test.each<[string, string]>([
  // A sure offender outweighs what is unknown.
  [`${dnsOn('account')}, nobody-but: { groups: [Ops], kind: token }`, 'failed broken: ada@example.com'],
  [`${dnsOn('account')}, nobody-but: { groups: [Ops], kind: token, members: [ada] }`, 'not-evaluated gap'],
  [`${dnsOn('account')}, nobody-but: { groups: [Ops], kind: token, members: [ada, kim] }`, 'passed'],
  [`${dnsOn('account')}, at-least: 2`, 'passed'],
  [`${dnsOn('account')}, at-least: 3`, 'not-evaluated gap'],
  [
    `${dnsOn('account')}, at-least: 4`,
    'failed broken: 2 principals can, besides 1 under conditions only, and at least 4 must',
  ],
  [`${dnsOn('account')}, at-most: 3`, 'not-evaluated gap'],
  [`${dnsOn('account')}, at-most: 4`, 'passed'],
  [`${dnsOn('account')}, allowed-to: { members: [kim] }`, 'not-evaluated gap'],
  [`${dnsOn('account')}, denied-to: { members: [kim] }`, 'not-evaluated gap'],
  ['separation: [["dns_records:edit"], ["billing:edit"]], except: { members: [ada] }', 'not-evaluated gap'],
])('a check that says %s, where it is unknown what somebody holds, is %s', (check, result) => {
  expect(of(check, unknown)).toBe(result);
});

test('a check left open by contents names the catalogue entry that would settle it', () => {
  const { settledBy } = judged(unknown, `${dnsOn('account')}, denied-to: { members: [kim] }`);
  expect(settledBy.map(({ group, permissions }) => [group.id, permissions])).toEqual([
    ['open', ['dns_records:edit']],
  ]);
});

test('a range that fits in no way is broken, though each of its ends is open', () => {
  const both = openAccount({
    permissionGroups: [dns, open],
    members: [memberRow('ada', policyRow('p1', [dns])), memberRow('kim', policyRow('p2', [open]))],
    accountTokens: [
      tokenRow('t1', [dns], { condition: { request_ip: { in: ['192.0.2.0/24'] } } }),
      tokenRow('t2', [dns], { condition: { request_ip: { in: ['192.0.2.0/24'] } } }),
    ],
  });
  // With kim there are too many, and without kim too few that can act as they are.
  expect(judged(both, `${dnsOn('account')}, at-least: 2, at-most: 3`).result).toBe('failed');
});

test.each<[string, 'members' | 'accountTokens' | 'zones' | 'userGroupMembers', string]>([
  [`${dnsOn('account')}, kind: token, nobody-but: { tokens: [t1] }`, 'members', 'passed'],
  [
    `${dnsOn('account')}, kind: member, nobody-but: { members: [ada], groups: [Ops] }`,
    'members',
    'not-evaluated gap',
  ],
  [`${dnsOn('account')}, kind: member, nobody-but: { kind: member }`, 'members', 'passed'],
  [`${dnsOn('account')}, allowed-to: { members: [ada@example.com] }`, 'members', 'passed'],
  [`${dnsOn('account')}, allowed-to: { members: ["ada@*"] }`, 'members', 'not-evaluated gap'],
  [`${dnsOn('account')}, denied-to: { members: [zoe@example.com] }`, 'members', 'not-evaluated gap'],
  [
    `${dnsOn('account')}, denied-to: { members: [zoe@example.com] }, empty: ok`,
    'members',
    'not-evaluated gap',
  ],
  [`${dnsOn('account')}, kind: token, at-most: 1`, 'accountTokens', 'not-evaluated gap'],
  [`${dnsOn('account')}, at-least: 1`, 'accountTokens', 'passed'],
  [
    `${dnsOn('account')}, at-most: 1`,
    'accountTokens',
    'failed broken: ada@example.com, cy@example.com, token t1',
  ],
  [`${dnsOn('zone:*')}, allowed-to: { members: [ada] }`, 'zones', 'not-evaluated gap'],
  [`${dnsOn('zone:*')}, denied-to: { members: [ada] }`, 'zones', 'failed broken: ada@example.com'],
  [`${dnsOn('account')}, allowed-to: { members: [ada] }`, 'zones', 'passed'],
  [
    `${dnsOn('account')}, kind: member, nobody-but: { members: [ada, bob, cy], groups: [Ops] }`,
    'userGroupMembers',
    'passed',
  ],
  [
    `${dnsOn('account')}, kind: member, nobody-but: { members: [ada, cy] }`,
    'userGroupMembers',
    'not-evaluated gap',
  ],
])('a check that says %s, where not all %s could be read, is %s', (check, collection, result) => {
  expect(of(check, openAccount(rows, { [collection]: 'partial' }))).toBe(result);
});

test('a token with a date that cannot be read may be of the population, and may not', () => {
  const doubtful = openAccount({
    ...rows,
    accountTokens: [{ ...tokenRow('t1', [dns]), expires_on: 'soon' }],
  });
  expect(of(`${dnsOn('account')}, kind: token, nobody-but: {}`, doubtful)).toBe('not-evaluated gap');
  expect(of(`${dnsOn('account')}, kind: token, standing: [active, inactive], nobody-but: {}`, doubtful)).toBe(
    'failed broken: token t1',
  );
});

const day = 24 * 60 * 60 * 1000;
const taken = Date.parse('2026-01-01T00:00:00Z');

test('a check that has ended fails as ended, from the end of its day', () => {
  const check = `${dnsOn('account')}, at-most: 9, until: 2026-01-01`;
  expect(inShort(judged(access, check))).toBe('passed');
  expect(inShort(judged(access, check, taken + day - 1))).toBe('passed');
  expect(inShort(judged(access, check, taken + day))).toBe('failed ended');
});

test('a check is skipped until its skip ends, and then that is said', () => {
  const check = `${dnsOn('account')}, at-most: 0, skip: { owner: ada, reason: later, until: 2026-01-02 }`;
  expect(inShort(judged(access, check))).toBe('skipped');
  const ended = judged(access, check, taken + 2 * day);
  expect(ended.result).toBe('failed');
  expect(ended.notes).toEqual(['its skip ended on 2026-01-02 and has no effect any more']);
});

const mending = openAccount({
  permissionGroups: [dns, zoneDns, billing, groupRow('waf', ['waf:edit'])],
  zones: rows.zones,
  members: [
    memberRow('ada', policyRow('p1', [dns, billing])),
    memberRow('bob', policyRow('p2', [zoneDns], zoneKey('z1')), denyRow('p3', [billing])),
    memberRow('cy', policyRow('p5', [dns])),
    memberRow(
      'dan',
      policyRow('p6', [zoneDns], zoneKey('z1')),
      policyRow('p7', [zoneDns], zoneKey('z2')),
      policyRow('p8', [groupRow('waf', ['waf:edit'])]),
    ),
    memberRow('fay', policyRow('p9', [zoneDns], zoneKey('z1'))),
  ],
  userGroups: [{ id: 'g1', name: 'Ops', policies: [policyRow('p4', [dns])] }],
  userGroupMembers: { g1: [{ id: 'cy' }, { id: 'fay' }] },
});
const mendOf = (check: string) => judged(mending, check).broken.map(({ mend }) => mend);

test.each<[string, readonly (readonly string[])[]]>([
  [`${dnsOn('account')}, denied-to: { members: [ada] }`, [['take Group dns out of policy p1']]],
  [
    `${dnsOn('account')}, denied-to: { members: [cy] }`,
    [['remove policy p5', 'remove cy@example.com from Ops']],
  ],
  [`${dnsOn('zone:*')}, denied-to: { members: [bob] }`, [['remove policy p2']]],
  [
    `${dnsOn('account')}, allowed-to: { members: [bob] }`,
    [['grant Group dns on account to bob@example.com']],
  ],
  [
    'permission: "billing:edit", resource: account, allowed-to: { members: [bob] }',
    [['remove policy p3', 'grant Group billing on account to bob@example.com']],
  ],
  [
    'separation: [["dns_records:edit"], ["waf:edit"]], resource: "zone:*"',
    [['remove policy p6', 'remove policy p7']],
  ],
  [`${dnsOn('account')}, requires: group`, [['take Group dns out of policy p1'], ['remove policy p5']]],
  [
    `${dnsOn('anywhere')}, requires: group`,
    [
      ['take Group dns out of policy p1'],
      ['remove policy p2'],
      ['remove policy p5'],
      ['remove policy p6'],
      ['remove policy p7'],
      ['remove policy p9'],
    ],
  ],
  [
    `${dnsOn('zone:z3*')}, allowed-to: { members: [bob] }`,
    [['grant Group zone-dns on com.cloudflare.api.account.zone.z3 to bob@example.com']],
  ],
  [`${dnsOn('zone:z*')}, kind: member, allowed-to: { members: [bob] }`, [[]]],
  [
    `${dnsOn('zone:*')}, allowed-to: { members: [bob] }`,
    [['grant Group zone-dns on zone:* to bob@example.com']],
  ],
  ['group: Ops, hands-out: []', [['remove policy p4']]],
  ['permission: "billing:edit", resource: account, at-least: 4', [[]]],
])('what breaks a check that says %s is mended by edits', (check, mend) => {
  expect(mendOf(check)).toEqual(mend);
});

test('a check of what somebody has nowhere is broken anywhere, and at no one place', () => {
  const [broken] = judged(
    mending,
    'permission: "waf:edit", resource: anywhere, allowed-to: { members: [bob] }',
  ).broken;
  expect(broken?.subject).toEqual({ kind: 'anywhere' });
  expect(broken?.mend).toEqual(['grant Group waf on account to bob@example.com']);
});

test('a permission that somebody may have by a policy of their own leaves it open, whatever another is had through', () => {
  const both = openAccount({
    permissionGroups: [dns, groupRow('waf', ['waf:edit'])],
    zones: rows.zones,
    // On a zone it is unknown what a permission group of the account gives.
    members: [memberRow('cy', policyRow('p1', [groupRow('waf', ['waf:edit'])], zoneKey('z1')))],
    userGroups: rows.userGroups.slice(0, 1),
    userGroupMembers: rows.userGroupMembers,
  });
  const asked = (permission: string) =>
    of(`permission: ${permission}, resource: z1.example, requires: group`, both);
  expect(asked('"dns_records:edit"')).toBe('passed');
  expect(asked('["dns_records:edit", "waf:edit"]')).toBe('not-evaluated gap');
});
