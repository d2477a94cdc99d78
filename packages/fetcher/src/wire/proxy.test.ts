import { expect, test } from 'vitest';
import { proxyFor } from './proxy.ts';

const api = new URL('https://api.cloudflare.com/client/v4');

test.each([
  [{ HTTPS_PROXY: 'http://one:3128' }, 'one:3128'],
  [{ HTTPS_PROXY: 'one:3128' }, 'one:3128'],
  [{ HTTPS_PROXY: 'http://one' }, 'one:80'],
  [{ HTTPS_PROXY: 'https://one' }, 'one:443'],
  [{ https_proxy: 'http://one:1', HTTPS_PROXY: 'http://two:2' }, 'one:1'],
  [{ https_proxy: ' ', HTTPS_PROXY: 'http://two:2' }, 'two:2'],
  [{ HTTP_PROXY: 'http://one:1', ALL_PROXY: 'socks5://two:2' }, 'one:1'],
  [{ ALL_PROXY: 'http://[::1]:1' }, '[::1]:1'],
  [{ HTTPS_PROXY: '' }, undefined],
  [{}, undefined],
])('an environment %j names the proxy %s', (environment, shown) => {
  expect(proxyFor(api, environment)?.shown).toBe(shown);
});

test('the user name and the password for a proxy are decoded for it, and not shown', () => {
  const { authorization, shown } = proxyFor(api, { HTTPS_PROXY: 'http://a%40b:c%2Fd@one:1' }) ?? {};
  expect(authorization).toBe(`Basic ${Buffer.from('a@b:c/d').toString('base64')}`);
  expect(shown).toBe('one:1');
});

test.each([
  ['*', 'https://api.example', true],
  ['api.example', 'https://api.example', true],
  ['API.Example', 'https://api.example', true],
  ['.example', 'https://api.example', true],
  ['*.example', 'https://api.example', true],
  ['example', 'https://api.example', true],
  ['other, api.example', 'https://api.example', true],
  ['api.example:443', 'https://api.example', true],
  ['api.example:8443', 'https://api.example:8443', true],
  ['10.0.0.7', 'https://10.0.0.7', true],
  ['fd00::7', 'https://[fd00::7]', true],
  ['[fd00::7]:443', 'https://[fd00::7]', true],
  ['api.example:8443', 'https://api.example', false],
  ['pi.example', 'https://api.example', false],
  ['api.example.org', 'https://api.example', false],
  ['', 'https://api.example', false],
  [' , ', 'https://api.example', false],
])('an entry NO_PROXY=%s exempts %s: %s', (list, target, isExempt) => {
  const proxy = proxyFor(new URL(target), { HTTPS_PROXY: 'http://one:1', NO_PROXY: list });
  expect(proxy === undefined).toBe(isExempt);
});
