import { expect, test } from 'vitest';
import { readDay, readTime, startOfDay } from './time.ts';

test('a time is RFC 3339 with its zone, with as many decimals as the API writes', () => {
  const moment = Date.UTC(2026, 2, 31, 22, 5, 9);
  expect(readTime('2026-03-31T22:05:09Z')).toBe(moment);
  expect(readTime('2026-03-31t22:05:09z')).toBe(moment);
  expect(readTime('2026-04-01T00:05:09+02:00')).toBe(moment);
  expect(readTime('2026-03-31T14:35:09-07:30')).toBe(moment);
  expect(readTime('2026-03-31T22:05:09.5Z')).toBe(moment + 500);
  expect(readTime('2026-03-31T22:05:09.123456Z')).toBe(moment + 123);
  expect(readTime('0001-01-01T00:00:00Z')).toBe(Date.parse('0001-01-01T00:00:00Z'));
  expect(readTime('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29));
});

test.each([
  '2026-03-31T22:05:09',
  '2026-03-31',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-03-31T24:00:00Z',
  '2026-03-31T22:60:00Z',
  '2026-03-31T22:05Z',
  '2026-03-31T22:05:09+0200',
  '2026-03-31T22:05:09+99:00',
  '2026-03-31T22:05:09 UTC',
  'Tue, 31 Mar 2026 22:05:09 GMT',
  ' 2026-03-31T22:05:09Z',
  'garbage',
  '1',
  '',
  1,
  null,
  undefined,
])('%j is not read as a time', (text) => {
  expect(readTime(text)).toBeNull();
});

test('a day is one that the calendar has', () => {
  expect(readDay('2026-03-31')).toBe(Date.UTC(2026, 2, 31));
  for (const text of ['2026-02-30', '2026-3-31', '2026-03-31T00:00:00Z', '1', 'garbage'])
    expect(readDay(text)).toBeNull();
  expect(startOfDay(2026, 2, 30)).toBeNull();
  expect(startOfDay(2026, 0, 1)).toBeNull();
});
