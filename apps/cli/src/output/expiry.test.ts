import { expect, test } from 'vitest';
import { readExpiry } from './expiry.ts';

const now = Date.parse('2026-10-01T00:00:00Z');

test.each([
  ['2026-10-13T12:00:00Z', 'ahead', 'in 12 days'],
  ['2026-10-01T30:00:00Z', 'ahead', ''],
  ['2026-10-02T23:00:00Z', 'ahead', 'in 47 hours'],
  ['2026-10-01T00:01:30Z', 'ahead', 'in 1 minute'],
  ['2026-09-30T23:00:00Z', 'over', '60 minutes ago'],
  ['2026-10-01T00:00:00Z', 'over', '1 minute ago'],
])('the expiry %s of a credential is %s: %s', (at, kind, words) => {
  expect(readExpiry(at, now)).toEqual({ kind, at, words });
});

test('a credential without an expiry never expires', () => {
  expect(readExpiry(undefined, now)).toEqual({ kind: 'never' });
});
