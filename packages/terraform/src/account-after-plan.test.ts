import { expect, test } from 'vitest';
import { after, changeRow, linesBefore, linesOf } from './plan.fixture.ts';

test('the fixture has an account whose members hold what is theirs and what their group gives', () => {
  expect(linesBefore).toEqual([
    'ada: waf',
    'bob: dns by Ops',
    'cal (latent): role:billing Billing',
    'deploy: zones',
  ]);
});

test('a plan that changes nothing leaves the account as it is', () => {
  const noOp = { actions: ['no-op'], before: { id: 'ada', email: 'ada@example.com' } };
  const { account, matched, complete } = after([changeRow('cloudflare_account_member.ada', noOp)]);
  expect(linesOf(account)).toEqual(linesBefore);
  expect(matched).toEqual([{ address: 'cloudflare_account_member.ada', by: 'id' }]);
  expect(complete).toBe(true);
});
