import { expect, test } from 'vitest';
import { checkPeopleColumns, readPeopleColumns } from './people-columns.ts';

test.each([
  ['email=Kontakt', { email: ['Kontakt'] }],
  ['email=Kontakt, status=Zustand', { email: ['Kontakt'], status: ['Zustand'] }],
  ['status=Status,status=HR Status', { status: ['Status', 'HR Status'] }],
  ['email=A,pay=B,=', { email: ['A,pay=B,='] }],
  ['status=Active, or not,endDate=Last = day', { status: ['Active, or not'], endDate: ['Last = day'] }],
])('a value %j of --people-columns names the columns %j', (text, chosen) => {
  expect(readPeopleColumns(text)).toEqual(chosen);
});

test('columns that are given again are added to those given before', () => {
  expect(readPeopleColumns('status=B', { status: ['A'], email: ['C'] })).toEqual({
    status: ['A', 'B'],
    email: ['C'],
  });
});

test.each(['', 'email', 'email=', '=Kontakt', 'pay=Lohn', 'constructor=x', 'E-mail=A'])(
  '%j is refused where it names no column of a field',
  (text) => {
    expect(() => readPeopleColumns(text)).toThrow('is not FIELD=COLUMN');
  },
);

test('--people-columns is refused where no file of HR data is given', () => {
  expect(() => checkPeopleColumns({ peopleColumns: { email: ['A'] } })).toThrow('no --people is given');
  expect(() => checkPeopleColumns({ people: 'hr.csv', peopleColumns: { email: ['A'] } })).not.toThrow();
});
