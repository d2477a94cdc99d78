import { expect, test } from 'vitest';
import { checkApiBase, cloudflareApiBase } from './api-base.ts';

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

test('the error does not repeat a credential in the URL', () => {
  expect(() => checkApiBase('https://user:hunter2@api.example')).not.toThrow(/hunter2/);
});
