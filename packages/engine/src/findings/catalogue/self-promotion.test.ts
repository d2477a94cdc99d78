import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow } from '../../raw-account.fixture.ts';
import { outcome, superRow, tokenGroupRow, tokenPolicy, tokenRow, userGroups } from '../outcome.fixture.ts';

const id = 'self-promotion';
const member = groupRow('m', ['member:edit']);

test('a principal that can change members or tokens without being Super Administrator is found, pending or not', () => {
  const members = [
    superRow('ada'),
    memberRow('bob'),
    { ...memberRow('new', policyRow('p', 'allow', [member], '*')), status: 'pending' },
    { ...memberRow('old', policyRow('q', 'allow', [member], '*')), status: 'rejected' },
  ];
  const teams = userGroups({ id: 't', members: ['bob'], policies: [policyRow('r', 'allow', [member], '*')] });
  const tokens = tokenGroupRow('w', ['account_api_tokens:edit']);
  const accountTokens = [
    tokenRow('k', { policies: [tokenPolicy('s', [tokens], 'com.cloudflare.api.account.a1')] }),
  ];
  expect(outcome(id, { members, ...teams, accountTokens })).toEqual({
    status: 'found',
    examined: 3,
    unexamined: 0,
    missing: [],
    what: [
      'bob@example.com can change members and user groups (through the user group Team t) and is no Super Administrator.',
      'new@example.com can change members and user groups (directly) and is no Super Administrator.',
      'token:Token k can change account-owned API tokens (directly) and is no Super Administrator.',
    ],
  });
});

test('a principal that can only read members is not found', () => {
  const policy = policyRow('p', 'allow', [groupRow('m', ['member:read'])], '*');
  expect(outcome(id, { members: [memberRow('bob', policy)] })).toMatchObject({
    status: 'clean',
    examined: 1,
  });
});

test('self-promotion is not clean where a policy that could not be read may be the one', () => {
  const members = [{ ...memberRow('bob'), policies: null, roles: null }];
  expect(outcome(id, { members })).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
    missing: ['gap'],
  });
});

test('a principal that can sign in as a Super Administrator, or as somebody who can become one, is found', () => {
  const sso = memberRow('sso', policyRow('p', 'allow', [groupRow('s', ['dash_sso:edit'])], '*'));
  const near = memberRow('near', policyRow('q', 'allow', [member], '*'));
  const covers = (domain: string) => [{ email_domain: domain, verification: { status: 'verified' } }];
  const found = (rows: Parameters<typeof outcome>[1]) => outcome(id, rows).what;
  const said = 'sso@example.com can change single sign-on (directly) and is no Super Administrator.';
  const members = [superRow('ada'), sso];
  expect(found({ members, ssoConnectors: covers('example.com') })).toEqual([said]);
  expect(found({ members, ssoConnectors: covers('other.example') })).toEqual([]);
  expect(found({ members })).toEqual([]);
  expect(found({ members: [near, sso], ssoConnectors: covers('example.com') })).toContain(said);
});

test('self-promotion through single sign-on is unknown where the connectors were not read', () => {
  const sso = memberRow('sso', policyRow('p', 'allow', [groupRow('s', ['dash_sso:edit'])], '*'));
  const rows = { members: [superRow('ada'), sso] };
  expect(outcome(id, rows, { ssoConnectors: 'forbidden' })).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
    missing: ['gap'],
  });
});
