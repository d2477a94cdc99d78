import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const now = Date.parse('2026-01-01T00:00:00Z');

test.each([
  ['5', 5000],
  [' 0 ', 0],
  ['1.5', 1500],
  ['Thu, 01 Jan 2026 00:02:00 GMT', 120_000],
  ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
])('a Retry-After of %j asks to wait %i ms', (header, ms) => {
  expect(retryAfterMs(header, now)).toBe(ms);
});

test.each([undefined, '', '-5', 'soon', 'March 7', '1e3', 'Thu, 01 Jan 2026 00:02:00'])(
  'a Retry-After of %j asks for nothing',
  (header) => {
    expect(retryAfterMs(header, now)).toBeUndefined();
  },
);
