import { expect, test } from 'vitest';
import { isTypeOfWorker, meaningOfStatus } from './status-meaning.ts';
import { statusPhrases } from './status-phrases.ts';

test('HR has at least forty words for each: here, absent and gone; and none means two things', () => {
  const { here, absent, gone, ...others } = statusPhrases;
  expect([here, absent, gone].map((list) => new Set(list).size >= 40)).toEqual([true, true, true]);
  const all = [here, absent, gone, ...Object.values(others)].flat();
  expect(all.filter((phrase, at) => all.indexOf(phrase) !== at)).toEqual([]);
});

test.each([
  ...['DEPROVISIONED', 'Voluntarily Terminated', 'Separated', 'T', 'Terminated', ' inactive ', 'ex-employee'],
  ...[
    'EX_EMPLOYEE',
    'exEmployee',
    'Terminated - Voluntary',
    'Terminated (Involuntary)',
    'Not Active',
    'Laid-off',
  ],
  ...[
    'Terminated w/ Severance',
    'Inactive - Process When Earning',
    'Former contractor',
    'No longer employed.',
  ],
  ...['Resigned; not eligible for rehire', 'DE-PROVISIONED', 'Offboarded', 'I', 'D', 'Terminated Full-Time'],
])('a status %j says that somebody left', (text) => {
  expect(meaningOfStatus(text)).toBe('gone');
});

test.each([
  'Active',
  'ACTIVE',
  'Active - Payroll Eligible',
  'A',
  'full-time',
  'Contractor',
  'Re-hired',
  'Probation',
])('a status %j says that somebody is there', (text) => {
  expect(meaningOfStatus(text)).toBe('here');
});

test.each([
  'On leave',
  'Leave of Absence (Paid leave)',
  'Active - On Leave',
  'FMLA',
  'Long-term sick',
  'ON_SABBATICAL',
])('a status %j says that somebody is away, and of the company', (text) => {
  expect(meaningOfStatus(text)).toBe('absent');
});

test.each([
  'Suspended',
  'LOCKED_OUT',
  'Pending termination',
  'Pre-hire',
  'Inactive - On Leave',
  'Retired / Active',
])('a status %j is known, and decides nothing', (text) => {
  expect(meaningOfStatus(text)).toBe('open');
});

test.each([
  'Zorp',
  'T3',
  'not terminated',
  'never left',
  'Active until May',
  'TRUE',
  '1',
  '',
  'Deactivation failed',
  'R',
  'L',
])('a status %j is not understood, whatever known words are in it', (text) => {
  expect(meaningOfStatus(text)).toBe('unread');
});

test('a sort of worker says that somebody is there only where nothing says that they are gone', () => {
  expect(['Contractor', 'Full Time Employee', 'Active', 'Zorp'].map(isTypeOfWorker)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
