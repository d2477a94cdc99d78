import { expect, test } from 'vitest';
import { openDays } from './days.ts';

const read = (cell: string, ...others: readonly string[]) => {
  const day = openDays([cell, ...others])(cell);
  return day.kind === 'day' ? new Date(day.from).toISOString().slice(0, 16) : day.kind;
};

test.each([
  ...['2026-10-31', '2026/10/31', '20261031', '31.10.2026', '31. 10. 2026', '31-Oct-2026', '31 October 2026'],
  ...[
    '31-OCT-26',
    'Oct 31, 2026',
    'October 31st, 2026',
    'Sat, 31 Oct 2026',
    '31/10/2026',
    '10/31/2026',
    '10-31-2026',
  ],
  ...[
    '10/31/26',
    '2026-10-31 00:00:00',
    '2026-10-31T00:00:00Z',
    '2026-10-31T00:00:00.0000000+00:00',
    '46326',
  ],
  ...['10/31/2026 12:00:00 AM', '31/10/2026 17:30', '2026-10-31T09:00:00', '46326.5', ' 2026\u200b-10-31 '],
])('%j is read as the last day of October', (cell) => {
  expect(read(cell)).toBe('2026-10-31T00:00');
});

test('a time with its zone is that moment', () => {
  expect(read('2026-10-31T23:30:00-02:00')).toBe('2026-11-01T01:30');
  expect(read('2019-04-23T15:18:02.4675041+05:30')).toBe('2019-04-23T09:48');
});

test('one day that can only be read in one way settles a column', () => {
  expect(read('03/04/2026', '31/03/2026')).toBe('2026-04-03T00:00');
  expect(read('03/04/2026', '03/31/2026')).toBe('2026-03-04T00:00');
  expect(read('03-04-2026', '31-03-2026')).toBe('2026-04-03T00:00');
  expect(read('03/04/2026')).toBe('unread');
  expect(read('03/04/2026', '05/06/2026')).toBe('unread');
  expect(read('03/04/2026', '31/03/2026', '03/31/2026')).toBe('unread');
  expect(read('31/03/2026', '03/31/2026')).toBe('2026-03-31T00:00');
  expect(read('04/04/2026')).toBe('2026-04-04T00:00');
});

test.each([
  ...[
    '0000-00-00',
    '0000-00-00 00:00:00',
    '1900-01-00',
    '1900-01-01',
    '1/0/1900',
    '01/01/1900',
    '00/00/0000',
  ],
  ...[
    '1899-12-30',
    '0001-01-01',
    '0001-01-01T00:00:00Z',
    '1970-01-01',
    '9999-12-31',
    '31-Dec-4712',
    '12/31/9999',
  ],
  ...['Present', 'open-ended', 'No end date'],
])('%j is neither a day nor unread', (cell) => {
  expect(read(cell)).toBe('none');
});

test.each([
  'soon',
  '2026-02-30',
  '30.2.2026',
  '31/31/2026',
  '2026-13-01',
  '31-Foo-2026',
  '1793404800000',
  'TBD',
  '12345',
])('%j is not understood as a day', (cell) => {
  expect(read(cell)).toBe('unread');
});
