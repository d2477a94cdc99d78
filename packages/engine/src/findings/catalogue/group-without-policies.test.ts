import { expect, test } from 'vitest';
import { groupRow, policyRow } from '../../raw-account.fixture.ts';
import { outcome, userGroups } from '../outcome.fixture.ts';

const id = 'group-without-policies';
const full = policyRow('p', 'allow', [groupRow('d', ['dns_records:edit'])], '*');

test('a group without policies is found, and one whose policies give nothing', () => {
  const empty = policyRow('q', 'allow', [], '*');
  const teams = userGroups({ id: 'a', policies: [full] }, { id: 'b' }, { id: 'c', policies: [empty] });
  expect(outcome(id, teams)).toMatchObject({
    status: 'found',
    examined: 3,
    what: [
      'The user group Team b, with 0 members, has no policies.',
      'The user group Team c, with 0 members, has only policies that give nothing.',
    ],
  });
});

test('group-without-policies is clean when every group has a policy, and not when they cannot be read', () => {
  expect(outcome(id, userGroups({ id: 'a', policies: [full] })).status).toBe('clean');
  const unreadable = {
    userGroups: [{ id: 'a', name: 'Team a', policies: 'odd' }],
    userGroupMembers: { a: [] },
  };
  expect(outcome(id, unreadable)).toMatchObject({ status: 'not-evaluated', unexamined: 1 });
  expect(outcome(id, {}, { userGroups: 'forbidden' })).toMatchObject({
    status: 'not-evaluated',
    missing: ['gap'],
  });
});
