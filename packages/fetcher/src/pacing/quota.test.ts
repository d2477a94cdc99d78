import { expect, test } from 'vitest';
import { openQuota } from './quota.ts';

const policy = { 'ratelimit-policy': '"default";q=1200;w=300' };

function heard(ratelimit: string, headers: Record<string, string> = policy) {
  const quota = openQuota();
  quota.heard({ ...headers, ratelimit }, 0);
  return quota;
}

test('there is no pause while more than a tenth is left', () => {
  expect(heard('"default";r=121;t=300').spacingMs(0, 0)).toBe(0);
  expect(openQuota().spacingMs(0, 0)).toBe(0);
});

test('what is left is spread over the time until there is more', () => {
  expect(heard('"default";r=120;t=300').spacingMs(0, 0)).toBe(2500);
  expect(heard('"default";r=120;t=300').spacingMs(150_000, 0)).toBe(1250);
  expect(heard('"default";r=0;t=30').spacingMs(0, 0)).toBe(30_000);
});

test('requests that are under way count as used', () => {
  expect(heard('"default";r=136;t=300').spacingMs(0, 16)).toBe(2500);
});

test('the answers of requests under way are waited for when those may use up the rest', () => {
  expect(heard('"default";r=10;t=300').spacingMs(1000, 12, 400)).toBe(650);
  expect(heard('"default";r=10;t=300').spacingMs(1000, 0, 0)).toBe(30_000);
});

test('a pause is over when its time is', () => {
  expect(heard('"default";r=0;t=30').spacingMs(30_000, 0)).toBe(0);
});

test('the tightest of several rate limit policies counts', () => {
  const headers = { 'ratelimit-policy': '"default";q=1200;w=300, "burst";q=100;w=60' };
  expect(heard('"default";r=1100;t=300, "burst";r=10;t=60', headers).spacingMs(0, 0)).toBe(6000);
});

test('the largest remainder seen counts as the quota where no policy is stated', () => {
  const quota = heard('"x";r=50;t=60', {});
  expect(quota.spacingMs(0, 0)).toBe(0);
  quota.heard({ ratelimit: '"x";r=5;t=60' }, 0);
  expect(quota.spacingMs(0, 0)).toBe(12_000);
});

test('no pause is longer than five minutes', () => {
  expect(heard('"default";r=0;t=86400').spacingMs(0, 0)).toBe(300_000);
});
