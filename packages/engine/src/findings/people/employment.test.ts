import { expect, test } from 'vitest';
import { employmentOf } from './employment.ts';

const now = Date.parse('2025-12-01T06:00:00Z');
const of = (said: { readonly status?: string | null; readonly endDate?: string | null }) =>
  employmentOf({ email: null, ...said }, now);

test.each([
  ['Active', 'employed'],
  ['ON LEAVE', 'employed'],
  ['full-time', 'employed'],
  ['Terminated', 'left'],
  [' Inactive ', 'left'],
  ['ex-employee', 'left'],
  ['T3', 'unknown'],
  [null, 'unknown'],
])('whose status is %j is %s', (status, employment) => {
  expect(of({ status })).toBe(employment);
});

test.each([
  ['2025-11-30', 'left'],
  ['2025/11/30', 'left'],
  ['30.11.2025', 'left'],
  ['2025-11-30T00:00:00Z', 'left'],
  ['2025-12-01', 'employed'],
  ['1.12.2025', 'employed'],
  ['2026-01-31', 'employed'],
])('whose end date is %s is %s, the last day being one of work', (endDate, employment) => {
  expect(of({ status: 'Active', endDate })).toBe(employment);
});

test.each(['11/30/2025', '2025-13-01', '2025-02-30', '30.2.2025', '2025-11-30Tnoon', 'soon'])(
  'an end date of %s says nothing, and the status is not believed over it',
  (endDate) => {
    expect(of({ status: 'Active', endDate })).toBe('unknown');
    expect(of({ status: 'Left', endDate })).toBe('left');
  },
);

test('no end date means employed only where HR keeps nothing else', () => {
  expect(of({ endDate: null })).toBe('employed');
  expect(of({ status: null, endDate: null })).toBe('unknown');
  expect(of({})).toBe('unknown');
});
