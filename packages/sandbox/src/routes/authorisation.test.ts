import { expect, test } from 'vitest';
import { accountFrom } from '../state/account.ts';
import type { Credential } from '../wire/credential.ts';
import { authenticate, authorisedAccounts, objection } from './authorisation.ts';

const now = '2026-01-01T00:00:00Z';
const token = (text: string): Credential => ({ kind: 'token', token: text });
const open = accountFrom({ account: { id: 'open' } });
const listing = accountFrom({
  account: { id: 'listing' },
  credentials: [
    { token: 'reader', permissions: ['Account Settings Read'] },
    { token: 'writer', permissions: ['Account Settings Write'] },
    { token: 'old', permissions: ['Account Settings Read'], expires_on: '2025-12-31T00:00:00Z' },
    { email: 'Ada@example.com', key: 'k' },
  ],
  refuse: ['roles'],
});
const read = { needs: 'Account Settings Read', collection: 'members' } as const;
const write = { needs: 'Account Settings Write', collection: 'members' } as const;

test('write includes read, read does not include write', () => {
  expect(objection(listing, token('reader'), read, now)).toBeUndefined();
  expect(objection(listing, token('writer'), read, now)).toBeUndefined();
  expect(objection(listing, token('writer'), write, now)).toBeUndefined();
  expect(objection(listing, token('reader'), write, now)).toMatchObject({ status: 403, code: 10000 });
});

test('a key may do everything that is not refused to all', () => {
  const key: Credential = { kind: 'key', email: 'ada@example.com', key: 'k' };
  expect(objection(listing, key, { ...write, needs: 'Zone Write' }, now)).toBeUndefined();
  expect(objection(listing, key, { ...read, collection: 'roles' }, now)).toMatchObject({ status: 403 });
});

test('a token that has expired is not authenticated', () => {
  expect(objection(listing, token('old'), read, now)).toMatchObject({ status: 401 });
});

test('an account that lists no credentials takes every one', () => {
  expect(objection(open, token('whatever'), write, now)).toBeUndefined();
  expect(() => authenticate([listing, open], token('whatever'))).not.toThrow();
  expect(() => authenticate([listing], token('whatever'))).toThrow(
    expect.objectContaining({ status: 401, code: 10000 }),
  );
});

test('a request about several accounts is about those that allow it, and is refused where none does', () => {
  expect(authorisedAccounts([listing, open], token('whatever'), read, now)).toEqual([open]);
  expect(() => authorisedAccounts([listing], token('whatever'), read, now)).toThrow(
    expect.objectContaining({ status: 403 }),
  );
  expect(authorisedAccounts([], token('whatever'), read, now)).toEqual([]);
});
