import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, superRow } from '../outcome.fixture.ts';

const id = 'too-many-super-administrators';
const members = ['ada', 'bob', 'cid'].map(superRow);

test('more Super Administrators than the limit are found and listed by name', () => {
  expect(outcome(id, { members }, {}, { maxSuperAdministrators: 2 })).toMatchObject({
    status: 'found',
    examined: 3,
    what: [
      'The account has 3 Super Administrators, more than 2: ada@example.com, bob@example.com and cid@example.com.',
    ],
  });
});

test('too-many-super-administrators is clean up to the limit, which is four unless one is set', () => {
  expect(outcome(id, { members }, {}, { maxSuperAdministrators: 3 }).status).toBe('clean');
  const five = ['ada', 'bob', 'cid', 'dan', 'eve'].map(superRow);
  expect(outcome(id, { members: five.slice(1) }).status).toBe('clean');
  expect(outcome(id, { members: five }).status).toBe('found');
});

test('Super Administrators who have not accepted do not count', () => {
  const pending = members.map((row) => ({ ...row, status: 'pending' }));
  expect(
    outcome(id, { members: [memberRow('dan'), ...pending] }, {}, { maxSuperAdministrators: 0 }).status,
  ).toBe('clean');
});

test('somebody who may be one Super Administrator too many is not clean', () => {
  const hidden = { ...memberRow('eve'), policies: null, roles: null };
  const options = { maxSuperAdministrators: 3 };
  expect(outcome(id, { members: [...members, hidden] }, {}, options)).toMatchObject({
    status: 'not-evaluated',
    missing: ['gap'],
  });
  expect(outcome(id, { members: [...members.slice(1), hidden] }, {}, options).status).toBe('clean');
});
