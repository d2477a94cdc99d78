import { describe, expect, it } from 'vitest';
import { takeEnvironment, withoutSecrets } from './environment.ts';

const secret = 'Zq3-a-secret-0001';

describe('the environment', () => {
  it('keeps everything but its secrets once it is taken over', () => {
    const environment: Record<string, string | undefined> = {
      PATH: '/bin',
      CLOUDFLARE_API_TOKEN: secret,
      CLOUDFLARE_API_KEY: 'key',
    };
    const taken = takeEnvironment(environment);
    expect(environment).toEqual({ PATH: '/bin' });
    expect(taken).toEqual({ PATH: '/bin', CLOUDFLARE_API_TOKEN: secret, CLOUDFLARE_API_KEY: 'key' });
  });

  it('keeps the addresses of proxies without the user names and passwords for them', () => {
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

  it('has the password for a proxy taken out of what is said, as it is written and as it is meant', () => {
    const proxied = { HTTPS_PROXY: 'http://ada:pass%2Fword1@proxy.example' };
    expect(withoutSecrets('not pass%2Fword1, not pass/word1', proxied)).toBe(
      'not [redacted], not [redacted]',
    );
  });

  it('has its secrets taken out of what is said, but not every word like one', () => {
    const said = `unknown command '${secret}'`;
    expect(withoutSecrets(said, { CLOUDFLARE_API_TOKEN: `${secret}\n` })).toBe(
      "unknown command '[redacted]'",
    );
    expect(withoutSecrets(said, { CLOUDFLARE_API_TOKEN: 'command' })).toBe(said);
    expect(withoutSecrets(said, {})).toBe(said);
  });
});
