import { describe, expect, it } from 'vitest';
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

describe('the account', () => {
  it.each(['account', ' account ', accountKey])('is meant by "%s"', (text) => {
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

  it('is not meant by the key of another account, which is a resource that nobody here reaches', () => {
    const key = 'com.cloudflare.api.account.a2';
    expect(resolveResource(key, account)).toMatchObject({ kind: 'foreign', key, id: 'a2', name: null });
  });
});

describe('a zone without a name', () => {
  const nameless = openAccount({ zones: [{ id: 'z4' }, zoneRow('z1')] }).account;
  it('is meant by its id, and in nobody’s way', () => {
    expect(resolveResource('z4', nameless)).toMatchObject({ key: zoneKey('z4'), name: null });
    expect(resolveResource('z1.example', nameless)).toEqual(z1);
  });
});

describe('a zone', () => {
  it.each(['z1.example', 'Z1.EXAMPLE', 'z1.example.', 'z1', zoneKey('z1'), ' z1 '])(
    'is meant by its name, id or key: "%s"',
    (text) => expect(resolveResource(text, account)).toEqual(z1),
  );

  it('is not meant by a name with a dot too many inside', () => {
    expect(refusal('z1..example')).toMatch(/^resource-unknown: there is no zone/);
  });

  it('is asked for again where several have the name', () => {
    expect(refusal('twin.example')).toBe(
      `resource-unknown: 2 zones are meant by "twin.example": use the key, "${zoneKey('z2')}" or "${zoneKey('z3')}"`,
    );
  });

  it('is meant by its key though another zone is called so', () => {
    const odd = openAccount({ zones: [zoneRow('z1'), { ...zoneRow('z9'), name: zoneKey('z1') }] }).account;
    expect(resolveResource(zoneKey('z1'), odd)).toEqual(z1);
  });

  it('is meant by its id though another zone is called so', () => {
    const odd = openAccount({ zones: [{ ...zoneRow('z9'), name: 'z1' }, zoneRow('z1')] }).account;
    expect(resolveResource('z1', odd)).toEqual(z1);
    expect(resolveResource('z9', odd)).toMatchObject({ key: zoneKey('z9'), name: 'z1' });
  });

  it('can be asked about by its key before it is there', () => {
    expect(resolveResource(zoneKey('z9'), account)).toEqual(
      zoneResource({ key: zoneKey('z9'), id: 'z9', name: null }),
    );
  });

  it('can be asked about by its id while the zones are not seen whole', () => {
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

  it.each([`${hex}0`, `x${hex}`, hex.slice(1), hex.toUpperCase()])(
    'is not taken for an id where it does not look like one: "%s"',
    (text) => expect(refusal(text, openAccount({ zones }, { zones: 'partial' }).account)).toMatch(/no zone/),
  );
});

describe('every zone', () => {
  it.each(['zone:*', ' zone:* ', 'com.cloudflare.api.account.zone.*'])('is meant by "%s"', (text) =>
    expect(resolveResource(text, account)).toEqual({ kind: 'zones', zones: account.zones }),
  );
});

describe('any other thing', () => {
  it('is meant by its key, two spellings of one type being the same thing', () => {
    expect(resolveResource('com.cloudflare.api.account.worker.w1', account)).toEqual({
      kind: 'other',
      key: 'com.cloudflare.api.account.worker.w1',
      identity: 'com.cloudflare.edge.worker.script.w1',
      type: 'com.cloudflare.edge.worker.script',
      id: 'w1',
      name: null,
    });
  });

  it.each(['com.cloudflare.edge.worker.script.*', 'com.cloudflare.edge.worker.script.'])(
    'is one thing, and not a wildcard: "%s"',
    (text) =>
      expect(refusal(text)).toBe(
        `resource-unknown: "${text}" is not one resource; of wildcards only "zone:*" can be asked`,
      ),
  );

  it('is refused with what comes nearest where nothing has the name', () => {
    expect(refusal('z1.exampl')).toBe(
      'resource-unknown: there is no zone or resource "z1.exampl" in the account; the nearest are ' +
        '"z1.example", "Twin.example" or "twin.example"',
    );
    expect(refusal('x', openAccount({ zones: [{ id: 'z9' }] }).account)).toMatch(
      /; the nearest is "account"$/,
    );
    expect(refusal('accoun')).toMatch(/; the nearest are "account", /);
    expect(refusal('xcom.cloudflare.edge.worker.script.w1')).toMatch(/there is no zone or resource/);
  });
});
