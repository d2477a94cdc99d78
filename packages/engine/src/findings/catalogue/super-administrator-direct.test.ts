import { expect, test } from 'vitest';
import { memberRow, policyRow } from '../../raw-account.fixture.ts';
import { everythingRow, outcome, superRow, userGroups } from '../outcome.fixture.ts';

const id = 'super-administrator-direct';
const policies = [policyRow('g', 'allow', [everythingRow], '*')];

test('a direct grant of Super Administrator is found where there are user groups', () => {
  const teams = userGroups({ id: 't', members: ['bob'], policies });
  expect(outcome(id, { members: [superRow('ada'), memberRow('bob')], ...teams })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['ada@example.com is a Super Administrator directly, not through a user group.'],
  });
});

test('super-administrator-direct is clean where all are granted through a group that the member may show', () => {
  const teams = userGroups({ id: 't', members: ['bob'], policies });
  expect(outcome(id, { members: [memberRow('bob', ...policies)], ...teams }).status).toBe('clean');
});

test('an account without user groups is not examined for direct Super Administrators', () => {
  expect(outcome(id, { members: [superRow('ada')] })).toMatchObject({
    status: 'not-evaluated',
    missing: ['nothing-there'],
  });
});

test('super-administrator-direct is not clean where the grant may be a group’s that could not be read', () => {
  const answer = outcome(id, { members: [superRow('ada')] }, { userGroups: 'forbidden' });
  expect(answer.status).toBe('not-evaluated');
});
