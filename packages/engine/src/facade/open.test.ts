import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, GrantlensError, normalise, type Snapshot } from '@grantlens/snapshot';
import { seal } from '@grantlens/snapshot/internal';
import { afterAll, expect, test, vi } from 'vitest';
import { groupRow, memberRow, policyRow, rawSnapshot, zoneKey, zoneRow } from '../raw-account.fixture.ts';
import { type OpenAccess, open } from './open.ts';

const zoneType = 'com.cloudflare.api.account.zone';
const dns = groupRow('dns', ['dns_records:edit'], zoneType);
const rows = {
  members: [memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1'))), memberRow('bob')],
  userGroups: [
    { id: 't', name: 'Web Team', policies: [policyRow('p2', 'allow', [dns], '*')] },
    { id: 'n', name: 'No DNS', policies: [policyRow('p3', 'deny', [dns], zoneKey('z1'))] },
  ],
  userGroupMembers: { t: [], n: [] },
  zones: [zoneRow('z1'), zoneRow('z2')],
};
const noBody = '0'.repeat(64);
// The ledger of a file names the digest of each body.
const snapshot: Snapshot = seal(
  JSON.parse(JSON.stringify(rawSnapshot(rows)).replaceAll('"bodySha256":""', `"bodySha256":"${noBody}"`)),
);
const folder = mkdtempSync(join(tmpdir(), 'grantlens-open-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const [json, gzip] = (['json', 'gzip'] as const).map((kind) => encodeSnapshot(snapshot, kind)) as [
  Uint8Array,
  Uint8Array,
];

test.each<[string, () => Parameters<typeof open>[0]]>([
  ['a snapshot', () => snapshot],
  ['an account', () => normalise(snapshot)],
  ['the text of a file', () => Buffer.from(json).toString()],
  ['a text with a byte-order mark and empty lines', () => `\uFEFF\n\n${Buffer.from(json).toString()}`],
  ['bytes', () => json],
  ['packed bytes', () => gzip],
  ['the path of a file', () => at('a.snapshot.json', json)],
  ['the path of a packed file', () => at('a.snapshot.json.gz', gzip)],
])('an account is opened from %s', (_, source) => {
  expect(open(source()).can('ada@example.com', 'dns_records:edit', 'z1.example').verdict).toBe('allowed');
});

test.each<[string, () => unknown, string, RegExp]>([
  [
    'no such file',
    () => open(join(folder, 'none')),
    'file-unreadable',
    /none: there is no such file or folder$/,
  ],
  ['a folder', () => open(folder), 'file-unreadable', /: it is not a file$/],
  ['a device', () => open('/dev/null'), 'file-unreadable', /: it is not a file$/],
  [
    'a file that is too large',
    () => open(at('b', json), { maxSize: 9 }),
    'file-too-large',
    /has more than 9 bytes$/,
  ],
  ['bytes of something else', () => open(Buffer.from('PK')), 'snapshot-unreadable', /./],
  [
    'something else',
    () => open({} as Snapshot),
    'snapshot-unreadable',
    /is not a snapshot, an account, the text/,
  ],
  [
    'nothing',
    () => open(undefined as never),
    'snapshot-unreadable',
    /is not a snapshot, an account, the text/,
  ],
  ['a file that was edited', () => open(edited()), 'snapshot-modified', /./],
])('what cannot be opened is refused in a sentence: %s', (_, ask, code, message) => {
  expect(ask).toThrow(message);
  expect(ask).toThrow(expect.objectContaining({ name: 'GrantlensError', code }));
});

test('a path is refused where there are no files, as in a browser', () => {
  vi.stubGlobal('process', undefined);
  try {
    expect(() => open('a.snapshot.json')).toThrow(
      'cannot read a.snapshot.json: nothing here can read files, as in a browser: give the text or the bytes of the snapshot',
    );
  } finally {
    vi.unstubAllGlobals();
  }
});

function edited(): string {
  return Buffer.from(json).toString().replace('bob@example.com', 'bab@example.com');
}

test('a file that was edited is opened where that is allowed, and the account says so', () => {
  expect(open(edited(), { modified: 'allow' }).account.modified).toBe(true);
});

const access: OpenAccess = open(snapshot);

test('an open account says whether somebody can, and why', () => {
  expect(access.can('ada', '#dns_records:edit', zoneKey('z1'))).toEqual({
    principal: access.account.principals[0],
    verdict: 'allowed',
    because:
      'ada@example.com: allowed, dns_records:edit on z1.example\n└─ this suffices\n   └─ direct allows Group dns on z1.example [policy p1]',
    by: ['direct → Group dns → z1.example'],
  });
});

test('an open account answers about many resources with the best verdict on any of them', () => {
  const { verdict, by } = access.can('ada', 'Group dns', 'zone:*');
  expect([verdict, by]).toEqual(['allowed', ['direct → Group dns → z1.example']]);
  expect(access.can('bob', 'dns_records:edit', 'anywhere')).toMatchObject({
    verdict: 'not-granted',
    by: [],
  });
});

test('an open account lists who can, on one resource and on any of many', () => {
  const who = (where: string) => access.whoCan('dns_records:edit', where).people.map((one) => one.who);
  expect([who('z1.example'), who('z2.example'), who('zone:*')]).toEqual([
    ['ada@example.com'],
    [],
    ['ada@example.com'],
  ]);
  expect(access.whoCan('dns_records:edit', 'account')).toMatchObject({ complete: true, unseen: [] });
});

test('an open account lists what a member and what a user group holds', () => {
  expect(access.whatCan('ada').holdings).toEqual([
    {
      permissionGroup: 'Group dns',
      access: 'allow',
      effective: 'allowed',
      scope: 'z1.example',
      except: [],
      by: ['direct'],
    },
  ]);
  expect(access.whatCan('group Web Team').holdings.map(({ scope }) => scope)).toEqual(['every zone']);
  expect(access.whatCan('ada', 'z2.example').holdings).toEqual([]);
  expect(() => access.whatCan('ada', 'zone:*')).toThrow('"zone:*" is many zones');
});

test('an open account says what edits would change, and gives the account after them', () => {
  const edit = 'add ada@example.com to No DNS';
  expect(access.whatIf(edit).changes.map(({ what, before, after }) => [what, before, after])).toContainEqual([
    'Group dns',
    'allowed',
    'denied',
  ]);
  expect(access.edited(edit).can('ada', 'dns_records:edit', 'z1.example').verdict).toBe('denied');
});

test('an open account says what changed to a later state, added and removed members included', () => {
  const later = access.edited('remove member bob@example.com', 'add ada@example.com to Web Team');
  const { changes, complete } = access.diff(later);
  expect(changes.map(({ who, what, after }) => `${who} ${what} ${after}`)).toContain(
    'bob@example.com standing absent',
  );
  expect(changes.find(({ who }) => who === 'ada@example.com')).toMatchObject({
    what: 'Group dns',
    cause: ['joined the user group Web Team'],
  });
  expect(complete).toBe(true);
  expect(access.diff(snapshot).changes).toEqual([]);
  const other = normalise(snapshot);
  expect(() => access.diff({ ...other, id: 'b2' })).toThrow('of the account a1 and the second of b2');
});

test('an open account gives a handle for each name, which answers as the name does', () => {
  const { principal, permission, resource, can } = access.handles();
  const [who, what] = [principal('ada'), permission('dns_records:edit')];
  expect(['z1.example', 'z2.example'].map((zone) => can(who, what, resource(zone)))).toEqual([
    'allowed',
    'not-granted',
  ]);
  expect(access.handles()).toBe(access.handles());
  expect(() => permission('dns_records:*')).toThrow('and a handle is of one');
  expect(() => resource('zone:*')).toThrow('and a handle is of one');
});

test.each<[string, (one: OpenAccess) => unknown, RegExp]>([
  [
    'a permission',
    (one) => one.can('ada', 'dns_record:edit', 'account'),
    /the nearest are "dns_records:edit"/,
  ],
  ['a person', (one) => one.whatCan('adda@example.com'), /the nearest are "ada@example.com"/],
  ['a zone', (one) => one.whoCan('dns_records:edit', 'z3.example'), /the nearest are "z[12].example"/],
  ['a user group', (one) => one.whatIf('add ada to Web Taem'), /the nearest are "Web Team"/],
  ['a handle', (one) => one.handles().resource('z3.example'), /the nearest are "z[12].example"/],
])('an open account refuses the name of %s that is not there, with the nearest', (_, ask, message) => {
  expect(() => ask(access)).toThrow(GrantlensError);
  expect(() => ask(access)).toThrow(message);
});
