import { expect, test } from 'vitest';
import { credentialIn } from './credential.ts';

test('a request authenticates with a bearer token, or with an e-mail address and a key', () => {
  expect(credentialIn(new Headers({ Authorization: 'Bearer abc' }))).toEqual({ kind: 'token', token: 'abc' });
  expect(credentialIn(new Headers({ 'X-Auth-Email': 'a@example.com', 'X-Auth-Key': 'k' }))).toEqual({
    kind: 'key',
    email: 'a@example.com',
    key: 'k',
  });
});

test('no credential and half a credential are refused alike', () => {
  expect(() => credentialIn(new Headers())).toThrow(expect.objectContaining({ status: 400, code: 9106 }));
  expect(() => credentialIn(new Headers({ 'X-Auth-Key': 'k' }))).toThrow(
    expect.objectContaining({ code: 9106 }),
  );
});

test('another scheme than bearer is refused', () => {
  const headers = new Headers({ Authorization: 'Basic YTpi' });
  expect(() => credentialIn(headers)).toThrow(expect.objectContaining({ status: 400, code: 6003 }));
});
