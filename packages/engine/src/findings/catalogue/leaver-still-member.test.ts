import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'leaver-still-member';
const ada = memberRow('ada');
const bob = { ...memberRow('bob'), status: 'pending' };

test('who has left is found, the invited too, by status or end date, whatever the case of the address', () => {
  const people = [
    { email: ' ADA@example.com ', status: 'Terminated', endDate: null },
    { email: 'bob@example.com', status: 'Active', endDate: '2025-11-30' },
    { email: 'eve@example.com', status: 'Terminated', endDate: null },
  ];
  expect(outcome(id, { members: [ada, bob] }, {}, { people })).toEqual({
    status: 'found',
    examined: 2,
    unexamined: 0,
    missing: [],
    what: [
      'ada@example.com has left the company, by its HR data (status Terminated), and is still a member.',
      'bob@example.com has left the company, by its HR data (status Active, end date 2025-11-30), and is still invited.',
    ],
  });
});

test('nobody is called clean whom the HR data does not know, or of whom it does not say', () => {
  const people = [{ email: 'ada@example.com', status: 'T3' }];
  expect(outcome(id, { members: [ada, bob] }, {}, { people })).toMatchObject({
    status: 'not-evaluated',
    examined: 0,
    unexamined: 2,
    missing: ['not-given', 'not-given'],
  });
  expect(outcome(id, { members: [ada] })).toMatchObject({ status: 'not-evaluated', missing: ['not-given'] });
});

test('it is clean when all are employed', () => {
  const people = [{ email: 'ada@example.com', status: 'On leave' }];
  expect(outcome(id, { members: [ada] }, {}, { people })).toMatchObject({ status: 'clean', examined: 1 });
});
