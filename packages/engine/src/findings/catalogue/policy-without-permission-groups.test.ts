import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow } from '../../raw-account.fixture.ts';
import { outcome, tokenRow, userGroups } from '../outcome.fixture.ts';

const id = 'policy-without-permission-groups';
const dns = groupRow('d', ['dns_records:edit']);
const whole = policyRow('whole', 'allow', [dns], '*');
const odd = policyRow('odd', 'allow', [], '*');

test('a policy that names no permission group is found', () => {
  expect(outcome(id, { members: [memberRow('ada', whole, odd)] })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['A policy of the member ada@example.com names no permission group: it gives nothing there.'],
  });
});

test('policy-without-permission-groups is found of user groups and tokens too', () => {
  const accountTokens = [
    tokenRow('k', {
      policies: [
        {
          id: 'x',
          effect: 'allow',
          permission_groups: [],
          resources: { 'com.cloudflare.api.account.a1': '*' },
        },
      ],
    }),
  ];
  expect(outcome(id, { ...userGroups({ id: 't', policies: [odd] }), accountTokens }).what).toHaveLength(2);
});

test('policy-without-permission-groups is clean when every policy is whole, and not when one could not be read', () => {
  expect(outcome(id, { members: [memberRow('ada', whole)] })).toMatchObject({ status: 'clean', examined: 1 });
  const hidden = { ...memberRow('bob'), policies: null, roles: null };
  expect(outcome(id, { members: [memberRow('ada', whole), hidden] })).toMatchObject({
    status: 'not-evaluated',
    missing: ['gap'],
  });
  expect(outcome(id, { members: [memberRow('ada', whole)] }, { userGroups: 'failed' }).status).toBe(
    'not-evaluated',
  );
});
