import { expect, test } from 'vitest';
import { currentRows, employmentOf } from './employment.ts';
import { personWith, type SaidInShort } from './person.fixture.ts';

const now = Date.parse('2025-12-01T06:00:00Z');
const of = (...rows: readonly SaidInShort[]) =>
  employmentOf(
    rows.map((row) => personWith('bo@x.example', row)),
    now,
  );
const unknown = (doubt: string) => ({ employment: 'unknown', doubt });
const employed = { employment: 'employed', doubt: null };
const left = { employment: 'left', doubt: null };

test.each([
  ['Active', employed],
  ['ON LEAVE', employed],
  ['Terminated', left],
  ['T3', unknown('not-understood')],
  ['Suspended', unknown('undecided')],
  [null, unknown('silent')],
])('a person whose status is %j is %j', (status, employment) => {
  expect(of({ status })).toEqual(employment);
});

test('columns that contradict each other leave the employment unknown, and never employed', () => {
  for (const status of [
    ['Active', 'Terminated'],
    ['Terminated', 'On leave'],
    ['Full-time', 'Active', 'DEPROVISIONED'],
  ]) {
    expect(of({ status })).toEqual(unknown('contradiction'));
    expect(of({ status: status.toReversed() })).toEqual(unknown('contradiction'));
  }
  expect(of({ status: ['Active', 'Zorp'] })).toEqual(unknown('not-understood'));
  expect(of({ status: ['Active', 'Suspended'] })).toEqual(unknown('undecided'));
  expect(of({ status: ['Terminated', 'Zorp'] })).toEqual(left);
  expect(of({ status: ['Active', 'On leave'] })).toEqual(employed);
});

test.each([
  ['2025-11-30', left],
  ['2025-12-01', employed],
  ['2026-01-31', employed],
])('a person whose end date is %s is %j, the last day being one of work', (ends, employment) => {
  expect(of({ status: 'Active', ends })).toEqual(employment);
});

test('an end date that cannot be read says nothing, and the status is not believed over it', () => {
  expect(of({ status: 'Active', ends: 'soon' })).toEqual(unknown('not-understood'));
  expect(of({ status: 'Left', ends: 'soon' })).toEqual(left);
});

test('a word that says gone and a last day to come contradict each other', () => {
  expect(of({ status: 'Terminated', ends: '2026-01-31' })).toEqual(unknown('contradiction'));
  expect(of({ status: 'Terminated', ends: ['2025-01-31', '2026-01-31'] })).toEqual(left);
});

test('no end date means employed only where HR keeps nothing else', () => {
  expect(of({ ends: null })).toEqual(employed);
  expect(of({ status: null, ends: null })).toEqual(unknown('silent'));
  expect(of({})).toEqual(unknown('silent'));
  expect(of()).toEqual(unknown('silent'));
});

test('an end before the latest hire is of an earlier employment', () => {
  const again = { starts: ['2015-01-01', '2022-03-01'], ends: '2020-01-31' };
  expect(of({ status: 'Active', ...again })).toEqual(employed);
  expect(of(again)).toEqual(employed);
  expect(of({ status: 'Terminated', ...again })).toEqual(left);
  expect(of({ status: 'Active', ...again, ends: ['2020-01-31', '2025-10-31'] })).toEqual(left);
  expect(of({ status: 'Active', starts: ['2015-01-01', 'some day'], ends: '2020-01-31' })).toEqual(
    unknown('not-understood'),
  );
});

test('a hire to come has not begun, and takes no earlier end back', () => {
  expect(of({ status: 'Active', starts: '2026-02-01' })).toEqual(unknown('undecided'));
  expect(of({ status: 'Active', starts: ['2015-01-01', '2026-02-01'], ends: '2020-01-31' })).toEqual(left);
});

test('notice given without a last day leaves the employment unknown', () => {
  expect(of({ status: 'Active', notices: '2025-10-01' })).toEqual(unknown('undecided'));
  expect(of({ status: 'Active', notices: '2025-10-01', ends: '2026-01-31' })).toEqual(employed);
  expect(of({ status: 'Active', notices: '2026-10-01' })).toEqual(employed);
});

test('a rehire on two lines is employed, whichever line comes first', () => {
  const before = { status: 'Terminated', starts: '2015-01-01', ends: '2020-01-31', name: 'Bo Reed' };
  const after = { status: 'Active', starts: '2022-03-01', name: 'Reed, Bo' };
  expect(of(before, after)).toEqual(employed);
  expect(of(after, before)).toEqual(employed);
  const rows = [before, after].map((row) => personWith('bo@x.example', row));
  expect(currentRows(rows, now)).toEqual([rows[1]]);
});

test('two rows without an order, and two people of one address, leave the employment unknown where they disagree', () => {
  expect(of({ status: 'Active' }, { status: 'Terminated' })).toEqual(unknown('contradiction'));
  const gone = { status: 'Terminated', starts: '2015-01-01', ends: '2020-01-31', name: 'Bo Reed' };
  expect(of(gone, { status: 'Active', starts: '2022-03-01', name: 'Cy Stone' })).toEqual(
    unknown('contradiction'),
  );
  expect(of({ status: 'Active', name: 'Bo' }, { status: 'On leave', name: 'Cy' })).toEqual(employed);
  expect(of({ status: 'Left', name: 'Bo' }, { status: 'Retired', name: 'Cy' })).toEqual(left);
  expect(of({ status: 'Active' }, { status: 'Zorp' })).toEqual(unknown('not-understood'));
});
