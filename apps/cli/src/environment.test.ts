import { expect, test } from 'vitest';
import { takeEnvironment, withoutSecrets } from './environment.ts';

const secret = 'Zq3-a-secret-0001';

test('the environment keeps everything but its secrets once it is taken over', () => {
  const environment: Record<string, string | undefined> = {
    PATH: '/bin',
    CLOUDFLARE_API_TOKEN: secret,
    CLOUDFLARE_API_KEY: 'key',
  };
  const taken = takeEnvironment(environment);
  expect(environment).toEqual({ PATH: '/bin' });
  expect(taken).toEqual({ PATH: '/bin', CLOUDFLARE_API_TOKEN: secret, CLOUDFLARE_API_KEY: 'key' });
});

test('the environment keeps the addresses of proxies without their user names and passwords', () => {
  const environment: Record<string, string | undefined> = {
    https_proxy: `http://ada:${secret}@proxy.example:3128`,
    ALL_PROXY: `socks5://${secret}@proxy.example`,
    HTTP_PROXY: 'proxy.example:80',
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
  };
  const before = { ...environment };
  expect(takeEnvironment(environment)).toEqual(before);
  expect(environment).toEqual({
    https_proxy: 'http://proxy.example:3128',
    ALL_PROXY: 'socks5://proxy.example',
    HTTP_PROXY: 'proxy.example:80',
  });
});

test('the password for a proxy is taken out of what is said, escaped or not', () => {
  const proxied = { HTTPS_PROXY: 'http://ada:pass%2Fword1@proxy.example' };
  expect(withoutSecrets('not pass%2Fword1, not pass/word1', proxied)).toBe('not [redacted], not [redacted]');
});

test('a secret is taken out of what is said, but not every word like one', () => {
  const said = `unknown command '${secret}'`;
  expect(withoutSecrets(said, { CLOUDFLARE_API_TOKEN: `${secret}\n` })).toBe("unknown command '[redacted]'");
  expect(withoutSecrets(said, { CLOUDFLARE_API_TOKEN: 'command' })).toBe(said);
  expect(withoutSecrets(said, {})).toBe(said);
});
