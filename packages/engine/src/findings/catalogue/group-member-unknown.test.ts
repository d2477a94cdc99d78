import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, userGroups } from '../outcome.fixture.ts';

const id = 'group-member-unknown';
const rows = { members: [memberRow('ada')], ...userGroups({ id: 'a', members: ['ada', 'go][ne'] }) };

test('an entry of a group that is not a member is found', () => {
  expect(outcome(id, rows)).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['The user group Team a lists go][ne, which is not a member of the account.'],
  });
});

test('group-member-unknown is clean when all entries are members', () => {
  expect(outcome(id, { members: rows.members, ...userGroups({ id: 'a', members: ['ada'] }) }).status).toBe(
    'clean',
  );
});

test('group-member-unknown is not clean where a row that could not be read may be the member', () => {
  const answer = outcome(id, rows, { members: 'partial' });
  expect(answer).toMatchObject({ status: 'not-evaluated', examined: 1, unexamined: 1, missing: ['gap'] });
});
