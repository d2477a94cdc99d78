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

  it('has its secrets taken out of what is said, but not every word like one', () => {
    const said = `unknown command '${secret}'`;
    expect(withoutSecrets(said, { CLOUDFLARE_API_TOKEN: `${secret}\n` })).toBe(
      "unknown command '[redacted]'",
    );
    expect(withoutSecrets(said, { CLOUDFLARE_API_TOKEN: 'command' })).toBe(said);
    expect(withoutSecrets(said, {})).toBe(said);
  });
});
