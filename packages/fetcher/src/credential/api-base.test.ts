import { expect, test } from 'vitest';
import {
  checkApiBase,
  checkHoldsNone,
  cloudflareApiBase,
  secretsInApiBase,
  shownApiBase,
} from './api-base.ts';

test.each([
  [cloudflareApiBase, cloudflareApiBase],
  ['https://api.example/v4///', 'https://api.example/v4'],
  ['https://api.example', 'https://api.example'],
  ['http://localhost:4100/client/v4', 'http://localhost:4100/client/v4'],
  ['http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
  ['http://127.255.0.9', 'http://127.255.0.9'],
  ['http://[::1]:4100/', 'http://[::1]:4100'],
])('the credential may go to %s', (text, base) => {
  expect(checkApiBase(text)).toBe(base);
});

test.each([
  '',
  'api.cloudflare.com/client/v4',
  'http://api.cloudflare.com/client/v4',
  'http://127.0.0.1.example',
  'http://localhost.example',
  'http://128.0.0.1',
  'http://[::2]',
  'ftp://127.0.0.1',
  'file:///etc/passwd',
  'https://user:pass@api.example',
  'https://token@api.example',
  'https://api.example/?key=1',
  'https://api.example/#part',
])('the credential may not go to %s', (text) => {
  expect(() => checkApiBase(text)).toThrow(expect.objectContaining({ code: 'api-base-unsafe' }));
});

test('the error about a base URL does not repeat a credential in it', () => {
  expect(() => checkApiBase('https://user:hunter2@api.example')).not.toThrow(/hunter2/);
});

test.each([
  [cloudflareApiBase, cloudflareApiBase],
  ['http://127.0.0.1:4100/client/v4', 'http://127.0.0.1:4100/client/v4'],
  ['http://[::1]:4100', 'http://[::1]:4100'],
  ['https://api.example:8443/Gateway/my-team/v1.2', 'https://api.example:8443/Gateway/my-team/v1.2'],
  ['https://api.example', 'https://api.example'],
  ['https://gate.example/Zq3token0001/client/v4', 'https://gate.example/[redacted]/client/v4'],
  ['https://gate.example/key%3Dx/v4', 'https://gate.example/[redacted]/v4'],
  ['https://gate.example/a;token=b', 'https://gate.example/[redacted]'],
  ['https://gate.example/AbCdEfGhIjKl/x', 'https://gate.example/[redacted]/x'],
  ['https://0123456789abcdef01234567.gate.example/v4', 'https://[redacted].gate.example/v4'],
])('the base URL %s is shown as %s', (base, shown) => {
  expect(shownApiBase(base)).toBe(shown);
});

test('what is not shown of a base URL is a secret, unless it is too short to be one', () => {
  expect(secretsInApiBase('https://gate.example/Zq3token0001/7/client/v4')).toEqual(['Zq3token0001']);
});

test('a base URL may not hold the credential itself', () => {
  const unsafe = expect.objectContaining({ code: 'api-base-unsafe' });
  expect(() => checkHoldsNone('https://gate.example/Zq3%2Ftoken0001', 'Zq3/token0001')).toThrow(unsafe);
  expect(() => checkHoldsNone('https://gate.example/client/v4', 'client')).not.toThrow();
});
