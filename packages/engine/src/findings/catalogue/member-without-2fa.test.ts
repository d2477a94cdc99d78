import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, withTwoFactor } from '../outcome.fixture.ts';

const id = 'member-without-2fa';
const row = (name: string, twoFactor: boolean | null, status = 'accepted') => ({
  ...withTwoFactor(memberRow(name), twoFactor),
  status,
});

test('members who accepted and have no second factor are found', () => {
  const members = [
    row('ada', true),
    row('bob', false),
    row('new', false, 'pending'),
    row('old', false, 'rejected'),
  ];
  expect(outcome(id, { members })).toEqual({
    status: 'found',
    examined: 2,
    unexamined: 0,
    missing: [],
    what: ['bob@example.com has no two-factor authentication.'],
  });
});

test('member-without-2fa is clean when everybody has a second factor', () => {
  expect(outcome(id, { members: [row('ada', true)] })).toMatchObject({ status: 'clean', examined: 1 });
});

test('a member whose second factor is not shown is not clean', () => {
  const answer = outcome(id, { members: [row('ada', true), row('bob', null)] });
  expect(answer).toMatchObject({
    status: 'not-evaluated',
    examined: 1,
    unexamined: 1,
    missing: ['not-shown'],
  });
});

test('member-without-2fa is reported also where members are missing', () => {
  const answer = outcome(id, { members: [row('bob', false)] }, { members: 'partial' });
  expect(answer).toMatchObject({ status: 'found', missing: ['gap'] });
});

test('member-without-2fa is not clean where nobody was examined', () => {
  expect(outcome(id, {})).toMatchObject({ status: 'not-evaluated', examined: 0, missing: ['nothing-there'] });
});
