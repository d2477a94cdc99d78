import { expect, test } from 'vitest';
import { memberRow, openAccount } from '../../raw-account.fixture.ts';
import { evaluateFindings } from '../evaluate.ts';
import { outcome } from '../outcome.fixture.ts';
import { personWith } from '../people/person.fixture.ts';

const id = 'leaver-still-member';
const ada = memberRow('ada');
const bob = { ...memberRow('bob'), status: 'pending' };

test('a member who has left is found, also invited, by status or end date, whatever the case of the address', () => {
  const people = [
    personWith(' ADA@example.com ', { status: 'Terminated', ends: null }),
    personWith('bob@example.com', { status: 'Active', ends: '2025-11-30' }),
    personWith('eve@example.com', { status: 'Terminated', ends: null }),
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

test('leaver-still-member is not clean for a member whom the HR data does not know or is silent about', () => {
  const people = [personWith('ada@example.com', { status: null })];
  expect(outcome(id, { members: [ada, bob] }, {}, { people })).toMatchObject({
    status: 'not-evaluated',
    examined: 0,
    unexamined: 2,
    missing: ['not-given', 'not-given'],
  });
  expect(outcome(id, { members: [ada] })).toMatchObject({ status: 'not-evaluated', missing: ['not-given'] });
});

test('leaver-still-member is clean when all members are employed', () => {
  const people = [personWith('ada@example.com', { status: 'On leave' })];
  expect(outcome(id, { members: [ada] }, {}, { people })).toMatchObject({ status: 'clean', examined: 1 });
});

test.each([
  [['Active', 'Terminated'], 'The HR data contradicts itself about them.'],
  [['Active', 'Zorp'], 'The HR data has words or dates for them that are not understood.'],
])(
  'leaver-still-member is not clean, and incomplete, when the HR data says %j of a member',
  (status, why) => {
    const people = [
      personWith('ada@example.com', { status }),
      personWith('bob@example.com', { status: 'Active' }),
    ];
    const answer = evaluateFindings(openAccount({ members: [ada, bob] }, {}), { people });
    const finding = answer.findings.find((one) => one.id === id);
    expect(finding).toMatchObject({ status: 'not-evaluated', examined: 1, unexamined: 1 });
    expect(finding?.missing).toEqual([{ kind: 'not-understood', why, count: 1, gaps: [] }]);
    expect(answer.complete).toBe(false);
  },
);

test('leaver-still-member counts all rows of an address: one that says gone keeps a member from being clean', () => {
  const rows = [
    {
      ...personWith('private@home.example', { status: 'Terminated' }),
      emails: ['ada@home.example', 'ada@example.com'],
    },
    personWith('ada@example.com', { status: 'Active' }),
  ];
  expect(outcome(id, { members: [ada] }, {}, { people: rows })).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
  });
  expect(outcome(id, { members: [ada] }, {}, { people: rows.slice(0, 1) })).toMatchObject({
    status: 'found',
  });
});
