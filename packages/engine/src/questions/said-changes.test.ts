import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { causeWords } from '../explain/causes.ts';
import { groupRow, memberRow, openAccount, policyRow, zoneKey, zoneRow } from '../raw-account.fixture.ts';
import { readEdits } from '../resolve/edit.ts';
import { scopeWords } from '../words/words.ts';
import { type DiffAnswer, diff } from './diff.ts';
import { saidChanges } from './said-changes.ts';
import { whatIf } from './what-if.ts';

const waf = groupRow('waf', ['waf:edit']);
const dns = groupRow('dns', ['dns_records:edit']);
const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb', name: 'Super Administrator - All Privileges' };

const lines = (answer: DiffAnswer): readonly string[] =>
  saidChanges(answer).map(({ principal, permissionGroup, permission, scope, before, after, cause }) => {
    const what = `${permissionGroup?.id ?? null} ${permission === null ? 'whole' : 'part'}`;
    const why = cause.map(causeWords).join('; ');
    return `${principal.id}: ${what} on ${scopeWords(scope, answer.after.account)}: ${before} → ${after} (${why})`;
  });

const account = (ada: object, ...groups: readonly object[]): Access =>
  openAccount({
    members: [ada, memberRow('bob')],
    zones: [zoneRow('z1')],
    permissionGroups: [waf, dns],
    userGroups: groups,
    userGroupMembers: Object.fromEntries(
      groups.map((group) => [(group as { id: string }).id, [{ id: 'ada' }]]),
    ),
  });

const ada = memberRow(
  'ada',
  policyRow('p', 'allow', [waf], '*'),
  policyRow('q', 'allow', [dns], zoneKey('z1')),
);

test.each([
  ['somebody with a few policies', ada],
  ['somebody with everything', memberRow('ada', policyRow('p', 'allow', [everything], '*'))],
  ['somebody with nothing', memberRow('ada')],
])('policies of which nothing is seen any more are one row for %s, whatever was held', (_, before) => {
  const hidden = { ...before, policies: null, roles: null };
  expect(lines(diff(account(before), account(hidden)))).toEqual([
    'ada: null whole on the whole account: null → unknown (it can no longer be seen: every permission of the member ada@example.com)',
  ]);
});

test('who joins a user group of which nothing is seen has one row, beside those of what is certain', () => {
  const open = openAccount({
    members: [ada, memberRow('bob')],
    userGroups: [
      { id: 'g1', name: 'Hidden', policies: 'odd' },
      { id: 'g2', name: 'Freeze', policies: [policyRow('d', 'deny', [waf], '*')] },
    ],
    permissionGroups: [waf, dns],
    zones: [zoneRow('z1')],
  });
  const edits = readEdits(['add ada to Hidden', 'add ada to Freeze', 'add bob to Hidden'], open.account);
  expect(lines(whatIf(open, edits))).toEqual([
    'ada: waf whole on the whole account: allowed → denied (joined the user group Hidden; joined the user group Freeze)',
    'ada: null whole on the whole account: null → unknown (joined the user group Hidden)',
    'bob: null whole on the whole account: null → unknown (joined the user group Hidden)',
  ]);
});

test('a part of a policy that is not seen has its own rows, and so has what is seen by now', () => {
  const hidden = { ...ada, policies: null, roles: null };
  expect(lines(diff(account(hidden), account(ada))).length).toBeGreaterThan(1);
  const partly = memberRow('ada', policyRow('p', 'allow', [waf], '*'), {
    ...policyRow('q', 'allow', [dns], '*'),
    resource_groups: null,
  });
  expect(lines(diff(account(ada), account(partly))).every((line) => line.startsWith('ada: dns whole'))).toBe(
    true,
  );
});
