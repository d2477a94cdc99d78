import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, userGroups } from '../outcome.fixture.ts';

const id = 'group-without-members';
const members = [memberRow('ada')];
const rows = {
  members,
  ...userGroups({ id: 'a', members: ['ada'] }, { id: 'b', members: ['gone'] }, { id: 'c' }),
};

test('a group with nobody of the account in it is found', () => {
  expect(outcome(id, rows)).toMatchObject({
    status: 'found',
    examined: 3,
    what: [
      'No member of the account is in the user group Team b.',
      'No member of the account is in the user group Team c.',
    ],
  });
});

test('group-without-members is clean when every group has somebody', () => {
  expect(outcome(id, { members, ...userGroups({ id: 'a', members: ['ada'] }) }).status).toBe('clean');
});

test('group-without-members is not clean where a row that could not be read may be in the group', () => {
  const open = { status: 'not-evaluated', examined: 1, unexamined: 2, missing: ['gap'] };
  expect(outcome(id, rows, { userGroupMembers: 'partial' })).toMatchObject(open);
  expect(outcome(id, rows, { members: 'partial' })).toMatchObject(open);
  const odd = { ...rows, userGroupMembers: { a: [{ id: 'ada' }], b: ['odd'], c: [] } };
  expect(outcome(id, odd)).toMatchObject({ status: 'not-evaluated', unexamined: 2 });
});
