import { expect, test } from 'vitest';
import { accountResource, zoneResource } from '../decision/resource.ts';
import { accountKey, openAccount, zoneKey, zoneRow } from '../raw-account.fixture.ts';
import { resolveResource } from './resource.ts';

const hex = '0123456789abcdef0123456789abcdef';
const zones = [
  zoneRow('z1'),
  { ...zoneRow('z2'), name: 'Twin.example' },
  { ...zoneRow('z3'), name: 'twin.example' },
];
const { account } = openAccount({ zones });

const refusal = (text: string, on = account): string => {
  try {
    resolveResource(text, on);
    return 'no refusal';
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
    return `${code}: ${message}`;
  }
};

const z1 = {
  kind: 'zone',
  key: zoneKey('z1'),
  identity: zoneKey('z1'),
  type: 'com.cloudflare.api.account.zone',
  id: 'z1',
  name: 'z1.example',
};

test.each(['account', ' account ', accountKey])('the account is meant by "%s"', (text) => {
  expect(resolveResource(text, account)).toEqual({
    kind: 'account',
    key: accountKey,
    identity: accountKey,
    type: 'com.cloudflare.api.account',
    id: 'a1',
    name: 'Harbour',
  });
  expect(resolveResource(text, account)).toEqual(accountResource(account));
});

test('the account is not meant by the key of another account, which is a resource that nobody here reaches', () => {
  const key = 'com.cloudflare.api.account.a2';
  expect(resolveResource(key, account)).toMatchObject({ kind: 'foreign', key, id: 'a2', name: null });
});

const nameless = openAccount({ zones: [{ id: 'z4' }, zoneRow('z1')] }).account;
test('a zone without a name is meant by its id, and in nobody’s way', () => {
  expect(resolveResource('z4', nameless)).toMatchObject({ key: zoneKey('z4'), name: null });
  expect(resolveResource('z1.example', nameless)).toEqual(z1);
});

test.each(['z1.example', 'Z1.EXAMPLE', 'z1.example.', 'z1', zoneKey('z1'), ' z1 '])(
  'a zone is meant by its name, id or key: "%s"',
  (text) => expect(resolveResource(text, account)).toEqual(z1),
);

test('a zone is not meant by a name with a dot too many inside', () => {
  expect(refusal('z1..example')).toMatch(/^resource-unknown: there is no zone/);
});

test('a zone is asked for again where several have the name', () => {
  expect(refusal('twin.example')).toBe(
    `resource-unknown: 2 zones are meant by "twin.example": use the key, "${zoneKey('z2')}" or "${zoneKey('z3')}"`,
  );
});

test('a zone is meant by its key though another zone is called so', () => {
  const odd = openAccount({ zones: [zoneRow('z1'), { ...zoneRow('z9'), name: zoneKey('z1') }] }).account;
  expect(resolveResource(zoneKey('z1'), odd)).toEqual(z1);
});

test('a zone is meant by its id though another zone is called so', () => {
  const odd = openAccount({ zones: [{ ...zoneRow('z9'), name: 'z1' }, zoneRow('z1')] }).account;
  expect(resolveResource('z1', odd)).toEqual(z1);
  expect(resolveResource('z9', odd)).toMatchObject({ key: zoneKey('z9'), name: 'z1' });
});

test('a zone can be asked about by its key before it is there', () => {
  expect(resolveResource(zoneKey('z9'), account)).toEqual(
    zoneResource({ key: zoneKey('z9'), id: 'z9', name: null }),
  );
});

test('a zone can be asked about by its id while the zones are not seen whole', () => {
  const partial = openAccount({ zones }, { zones: 'partial' }).account;
  expect(resolveResource(hex, partial)).toEqual({
    kind: 'zone',
    key: zoneKey(hex),
    identity: zoneKey(hex),
    type: 'com.cloudflare.api.account.zone',
    id: hex,
    name: null,
  });
  expect(refusal(hex)).toMatch(/^resource-unknown: there is no zone/);
  expect(refusal(hex, openAccount({ zones }, { members: 'partial' }).account)).toMatch(/there is no zone/);
});

test.each([`${hex}0`, `x${hex}`, hex.slice(1), hex.toUpperCase()])(
  'a zone is not taken for an id where it does not look like one: "%s"',
  (text) =>
    expect(refusal(text, openAccount({ zones }, { zones: 'partial' }).account)).toMatch(/is not a zone/),
);

test.each(['zone:*', ' zone:* ', 'com.cloudflare.api.account.zone.*'])(
  'every zone is meant by "%s"',
  (text) =>
    expect(resolveResource(text, account)).toEqual({ kind: 'zones', glob: '*', zones: account.zones }),
);

const named = openAccount({
  zones: ['a.shop.example', 'b.shop.example', 'shop.example', 'A.SHOP.example', 'bank.example'].map(
    (name, at) => ({ id: `z${at}`, name }),
  ),
}).account;
const meant = (text: string) => {
  const subject = resolveResource(text, named);
  return subject.kind === 'zones' ? subject.zones.map(({ name }) => name) : subject;
};

test.each([
  ['zone:*.shop.example', ['A.SHOP.example', 'a.shop.example', 'b.shop.example']],
  ['zone:*.SHOP.example.', ['A.SHOP.example', 'a.shop.example', 'b.shop.example']],
  ['zone:*shop*', ['A.SHOP.example', 'a.shop.example', 'b.shop.example', 'shop.example']],
  ['zone:b*', ['b.shop.example', 'bank.example']],
  ['zone:b*a*k*.example', ['bank.example']],
  ['zone:*.example*', named.zones.map(({ name }) => name)],
])('some zones are meant by a glob over names: %s', (text, names) => expect(meant(text)).toEqual(names));

test.each(['zone:bank*bank.example', 'zone:*.shop', 'zone:x*', 'zone:.*'])(
  'some zones do not exist where no name is like the glob, and that is refused: %s',
  (text) => expect(refusal(text, named)).toMatch(/^resource-unknown: no zone of the account has a name like/),
);

test('some zones may be none while not every zone was seen', () => {
  const partial = openAccount({ zones }, { zones: 'forbidden' }).account;
  expect(resolveResource('zone:x*', partial)).toEqual({ kind: 'zones', glob: 'x*', zones: [] });
});

test('some zones is one without a star', () => {
  expect(meant('zone:bank.example')).toMatchObject({ kind: 'zone', name: 'bank.example' });
  expect(refusal('zone:ban', named)).toMatch(/there is no zone or resource "ban"/);
});

test('some zones are read in one walk, however many stars there are', () => {
  const long = openAccount({ zones: [{ id: 'z1', name: 'a'.repeat(5_000) }] }).account;
  expect(refusal(`zone:${'a*'.repeat(2_000)}b`, long)).toMatch(/no zone of the account/);
});

test('any place is meant by "anywhere"', () =>
  expect(resolveResource(' anywhere ', account)).toEqual({ kind: 'anywhere' }));

test.each([
  ['forbidden', 'the zones could not be read (forbidden)'],
  ['failed', 'the zones could not be read (the request failed)'],
  ['partial', 'the zones were not all read'],
  ['skipped', 'the zones were not asked for'],
] as const)('a zone that is not seen is refused with what could not be read: %s', (status, words) => {
  const text = refusal('not-here.example', openAccount({ zones }, { zones: status }).account);
  expect(text).toContain(words);
  expect(text).not.toContain('there is no zone');
});

test('a thing that is neither the account nor a zone is meant by its key, two spellings of one type being the same thing', () => {
  expect(resolveResource('com.cloudflare.api.account.worker.w1', account)).toEqual({
    kind: 'other',
    key: 'com.cloudflare.api.account.worker.w1',
    identity: 'com.cloudflare.edge.worker.script.w1',
    type: 'com.cloudflare.edge.worker.script',
    id: 'w1',
    name: null,
  });
});

test.each(['com.cloudflare.edge.worker.script.*', 'com.cloudflare.edge.worker.script.'])(
  'a thing that is neither the account nor a zone is one thing, and not a wildcard: "%s"',
  (text) =>
    expect(refusal(text)).toBe(
      `resource-unknown: "${text}" is not one resource; of wildcards only those over zones ("zone:*") can be asked, or "anywhere"`,
    ),
);

test('a thing that is neither the account nor a zone is refused with what comes nearest where nothing has the name', () => {
  expect(refusal('z1.exampl')).toBe(
    'resource-unknown: there is no zone or resource "z1.exampl" in the account; the nearest are ' +
      '"z1.example", "Twin.example" or "twin.example"',
  );
  expect(refusal('x', openAccount({ zones: [{ id: 'z9' }] }).account)).toMatch(/; the nearest is "account"$/);
  expect(refusal('accoun')).toMatch(/; the nearest are "account", /);
  expect(refusal('xcom.cloudflare.edge.worker.script.w1')).toMatch(/there is no zone or resource/);
});
