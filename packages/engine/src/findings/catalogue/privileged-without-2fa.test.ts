import { expect, test } from 'vitest';
import { groupRow, memberRow, openGroupRow, policyRow } from '../../raw-account.fixture.ts';
import { outcome, superRow, withTwoFactor } from '../outcome.fixture.ts';

const id = 'privileged-without-2fa';
const billing = memberRow('bob', policyRow('p', 'allow', [groupRow('b', ['billing:edit'])], '*'));
const dns = memberRow('cid', policyRow('p', 'allow', [groupRow('d', ['dns_records:edit'])], '*'));

test('only privileged members without a second factor are found', () => {
  const members = [superRow('ada'), billing, dns].map((row) => withTwoFactor(row, false));
  expect(outcome(id, { members })).toMatchObject({
    status: 'found',
    examined: 3,
    what: [
      'ada@example.com is a Super Administrator (directly) and has no two-factor authentication.',
      'bob@example.com can change the billing profile (directly) and has no two-factor authentication.',
    ],
  });
});

test('a member whose privilege a deny takes away is not found', () => {
  const denied = policyRow('q', 'deny', [groupRow('b', ['billing:edit'])], '*');
  const policies = [...(billing.policies as readonly unknown[]), denied];
  expect(outcome(id, { members: [withTwoFactor({ ...billing, policies }, false)] }).status).toBe('clean');
});

test('somebody who may be privileged is not clean without a second factor, and clean with one', () => {
  const open = memberRow('eve', policyRow('p', 'allow', [openGroupRow('open')], '*'));
  expect(outcome(id, { members: [withTwoFactor(open, false)] })).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
    missing: ['gap'],
  });
  expect(outcome(id, { members: [withTwoFactor(open, true)] }).status).toBe('clean');
});

test('a second factor that is not shown matters of the privileged only', () => {
  expect(outcome(id, { members: [billing] })).toMatchObject({
    status: 'not-evaluated',
    missing: ['not-shown'],
  });
  expect(outcome(id, { members: [dns] }).status).toBe('clean');
});

test('user groups that could not be read may make anybody privileged', () => {
  const answer = outcome(id, { members: [withTwoFactor(dns, false)] }, { userGroups: 'forbidden' });
  expect(answer).toMatchObject({ status: 'not-evaluated', unexamined: 1 });
});
