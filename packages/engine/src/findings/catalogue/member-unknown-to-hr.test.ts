import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';
import { personWith } from '../people/person.fixture.ts';

const id = 'member-unknown-to-hr';
const people = [personWith('Ada@Example.com'), { emails: [] }];

test('a member in no row of the HR data is found, also invited', () => {
  const bob = { ...memberRow('bob'), status: 'pending' };
  expect(outcome(id, { members: [memberRow('ada'), bob] }, {}, { people })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['bob@example.com is in no row of the HR data.'],
  });
});

test('member-unknown-to-hr is unknown without HR data, or without an address', () => {
  expect(outcome(id, { members: [memberRow('ada')] })).toMatchObject({
    status: 'not-evaluated',
    missing: ['not-given'],
  });
  const nameless = { id: 'x', status: 'accepted', policies: [] };
  expect(outcome(id, { members: [nameless] }, {}, { people })).toMatchObject({
    status: 'not-evaluated',
    missing: ['not-shown'],
  });
});

test('member-unknown-to-hr is clean when HR knows everybody', () => {
  expect(outcome(id, { members: [memberRow('ada')] }, {}, { people }).status).toBe('clean');
});
