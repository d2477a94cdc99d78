import { expect, test } from 'vitest';
import { cloudflareRateLimit, createRateCounter, rateHeaders } from './rate-limit.ts';

test('each caller counts down alone, and time gives back what was used', () => {
  const count = createRateCounter(cloudflareRateLimit);
  expect(count('ada', 0)).toEqual({ remaining: 1199, resetSeconds: 1, blockedSeconds: 0 });
  expect(count('ada', 0).remaining).toBe(1198);
  expect(count('bob', 0).remaining).toBe(1199);
  expect(count('ada', 10_000).remaining).toBe(1199);
});

test('a caller who used everything up is shut out for a whole window', () => {
  const count = createRateCounter({ quota: 2, windowSeconds: 10 });
  count('ada', 0);
  count('ada', 0);
  expect(count('ada', 0)).toMatchObject({ remaining: 0, blockedSeconds: 10 });
  expect(count('ada', 9_000).blockedSeconds).toBe(1);
  expect(count('ada', 10_000).blockedSeconds).toBe(0);
});

test('the headers are spelled as the live ones are', () => {
  const standing = { remaining: 1199, resetSeconds: 1, blockedSeconds: 0 };
  expect(rateHeaders(cloudflareRateLimit, standing)).toEqual({
    Ratelimit: '"default";r=1199;t=1',
    'Ratelimit-Policy': '"default";q=1200;w=300',
  });
});
