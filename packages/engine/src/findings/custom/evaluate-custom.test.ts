import { expect, test } from 'vitest';
import { groupRow, memberRow, openGroupRow, policyRow, zoneKey, zoneRow } from '../../raw-account.fixture.ts';
import {
  outcome,
  superRow,
  tokenGroupRow,
  tokenPolicy,
  tokenRow,
  userGroups,
  withTwoFactor,
} from '../outcome.fixture.ts';
import type { RuleOver } from './custom-rule.ts';
import { readRules } from './read-rules.ts';

const zone = 'com.cloudflare.api.account.zone';
const dns = groupRow('d', ['dns_records:edit', 'zone:read'], zone);
const write = tokenGroupRow('w', ['dns_records:edit']);
const rows = {
  members: [
    superRow('ada'),
    withTwoFactor(memberRow('bob', policyRow('p1', 'allow', [dns], zoneKey('z1'))), false),
    withTwoFactor(memberRow('cid'), true),
  ],
  ...userGroups({
    id: 't',
    members: ['cid'],
    policies: [policyRow('p2', 'allow', [openGroupRow('o')], '*')],
  }),
  accountTokens: [
    tokenRow('k', {
      last_used_on: '2025-12-22T00:00:00Z',
      policies: [tokenPolicy('p3', [write], 'com.cloudflare.api.account.a1')],
    }),
    tokenRow('n'),
  ],
  zones: [zoneRow('z1')],
};
const ask = (over: RuleOver, when: string) => {
  const rule = { id: 'own', title: 'Own', severity: 'low', why: 'So.', remedy: 'So.', over, when };
  const rules = readRules({ format: 'grantlens.findings', version: 1, findings: [rule] });
  const { what, examined, unexamined } = outcome('own', rows, {}, { rules });
  return { who: what.map((one) => one.replace(' matches: Own.', '')), examined, unexamined };
};

test.each<[RuleOver, string, readonly string[]]>([
  ['principal', 'principal.superAdministrator', ['ada@example.com']],
  ['principal', 'principal.privileged && principal.kind == "member"', ['ada@example.com']],
  ['principal', '"Team t" in principal.groups', ['cid@example.com']],
  ['token', 'has(token.daysUnused) && token.daysUnused >= 10', ['token:Token k']],
  ['token', '!token.expires && !token.hasIpCondition', ['token:Token k', 'token:Token n']],
  ['group', 'group.members == 1 && group.policies == 1', ['The user group Team t']],
  ['policy', 'policy.holder == "token" && policy.wholeAccount', ['A policy of the token Token k']],
  [
    'policy',
    'policy.scopes.exists(s, s.kind == "resource" && s.name == "z1.example")',
    ['A policy of bob@example.com'],
  ],
  [
    'entitlement',
    '"dns_records:edit" in entitlement.knownPermissions && entitlement.path == "direct" && !entitlement.wholeAccount',
    ['bob@example.com, who has Group d directly,'],
  ],
  [
    'entitlement',
    'entitlement.group == "Team t" && entitlement.permissionGroup.name == "Group o"',
    ['cid@example.com, who has Group o through the user group Team t,'],
  ],
  [
    'principal',
    'can("dns_records:edit", "z1.example")',
    ['ada@example.com', 'bob@example.com', 'token:Token k'],
  ],
  [
    'principal',
    'can("dns_records:edit", "anywhere") && !can("billing:edit", "account")',
    ['bob@example.com', 'token:Token k'],
  ],
  [
    'principal',
    'principal.kind == "member" && can("Group d", "zone:*")',
    ['ada@example.com', 'bob@example.com'],
  ],
  ['token', 'can("#dns_records:*", "account")', ['token:Token k']],
  ['group', 'can("Group o", "account")', ['The user group Team t']],
  [
    'entitlement',
    'entitlement.scopes.exists(s, s.kind == "resource" && can("dns_records:edit", s.name))',
    ['bob@example.com, who has Group d directly,'],
  ],
])('a rule over %s finds what its expression is true of: %s', (over, when, who) =>
  expect(ask(over, when).who).toEqual(who),
);

test('what a policy denies is not called somebody’s, nor what one gives or denies by a word that is neither', () => {
  const policies = ['deny', 'unclear'].map((access) => policyRow(access, access, [dns], zoneKey('z1')));
  const own = policyRow('p', 'deny', [dns], zoneKey('z1'));
  const rule = { id: 'own', title: 'Own', severity: 'low', why: 'So.', remedy: 'So.', over: 'entitlement' };
  const rules = readRules({
    format: 'grantlens.findings',
    version: 1,
    findings: [{ ...rule, when: '"zone:read" in entitlement.knownPermissions' }],
  });
  const team = userGroups({ id: 't', members: ['bob'], policies });
  const { what } = outcome(
    'own',
    { members: [memberRow('bob', own)], ...team, zones: [zoneRow('z1')] },
    {},
    { rules },
  );
  expect(what).toEqual([
    'bob@example.com, to whom Group d is denied directly, matches: Own.',
    'bob@example.com, to whom Group d is denied through the user group Team t, matches: Own.',
    'bob@example.com, who has Group d through the user group Team t or may be denied it, matches: Own.',
  ]);
});

test('what cannot be said for certain leaves the row unexamined: an unknown verdict, or a name that is made up', () => {
  expect(ask('group', 'can("billing:edit", "account")')).toEqual({ who: [], examined: 0, unexamined: 1 });
  expect(ask('token', 'can(token.name, "account")')).toEqual({ who: [], examined: 0, unexamined: 2 });
  expect(ask('token', 'has(token.daysUnused) || can(token.name, "account")').who).toEqual(['token:Token k']);
});

test.each<[RuleOver, string, string]>([
  [
    'principal',
    'can("dns_record:edit", "account")',
    'in the expression of "own" there is no permission or permission group "dns_record:edit"; the nearest are "dns_records:edit"',
  ],
  [
    'group',
    'false && can("dns_records:edit", "z11.example")',
    'in the expression of "own" there is no zone or resource "z11.example" in the account; the nearest are "z1.example"',
  ],
  ['policy', 'can("dns_records:edit", "account")', 'the expression of "own", line 1, column 1: '],
  ['principal', 'can("dns_records:edit")', 'the expression of "own", line 1, column 1: '],
  ['principal', 'can("dns_records:edit", 1)', 'the expression of "own", line 1, column 1: '],
])('a rule over %s is refused with the expression %s', (over, when, message) => {
  expect(() => ask(over, when)).toThrow(message);
});

test('a field that was not seen leaves the row undecided, unless the expression asks first or does not need it', () => {
  expect(ask('principal', 'principal.kind == "member" && !principal.twoFactor')).toEqual({
    who: ['bob@example.com'],
    examined: 4,
    unexamined: 1,
  });
  expect(ask('principal', 'has(principal.twoFactor) && !principal.twoFactor')).toMatchObject({
    unexamined: 0,
  });
  expect(ask('policy', '"zone:read" in policy.permissions')).toMatchObject({
    who: ['A policy of ada@example.com', 'A policy of bob@example.com'],
    unexamined: 1,
  });
});
