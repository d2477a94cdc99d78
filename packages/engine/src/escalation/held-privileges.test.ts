import { expect, test } from 'vitest';
import { superRow, userGroups } from '../findings/outcome.fixture.ts';
import { groupRow, memberRow, openAccount, openGroupRow, policyRow } from '../raw-account.fixture.ts';
import { openPrivileges } from './held-privileges.ts';

type Rows = Parameters<typeof openAccount>[0];

function privilegesIn(rows: Rows): Readonly<Record<string, readonly string[]>> {
  const access = openAccount(rows);
  const privilegesOf = openPrivileges(access);
  const said = access.account.principals.map((principal) => {
    const held = privilegesOf(principal).map(
      ({ kind, verdict, ways }) => `${kind} ${verdict} ${ways.map(({ path }) => path).join()}`,
    );
    return [principal.id, held] as const;
  });
  return Object.fromEntries(said);
}

const members = groupRow('m', ['member:edit']);
const billing = groupRow('b', ['billing:edit']);

test('a Super Administrator has every privilege, and who holds one permission has that one only', () => {
  const held = privilegesIn({
    members: [superRow('ada'), memberRow('ben', policyRow('p', 'allow', [billing], '*')), memberRow('cleo')],
  });
  expect(held).toEqual({
    ada: [
      'super-administrator allowed direct',
      'members allowed direct',
      'tokens allowed direct',
      'sso allowed direct',
      'billing allowed direct',
    ],
    ben: ['billing allowed direct'],
    cleo: [],
  });
});

test('every way counts, and a privilege that a deny takes away is reported with the ways that would give it', () => {
  const allow = policyRow('p', 'allow', [members], '*');
  const deny = policyRow('d', 'deny', [members], '*');
  const team = userGroups({ id: 't', members: ['ada'], policies: [policyRow('q', 'allow', [members], '*')] });
  const held = privilegesIn({ members: [memberRow('ada', allow), memberRow('ben', allow, deny)], ...team });
  expect(held).toEqual({ ada: ['members allowed direct,group'], ben: ['members denied direct'] });
});

test('a deny alone is not a privilege', () => {
  const deny = policyRow('d', 'deny', [members], '*');
  expect(privilegesIn({ members: [memberRow('ada', deny)] })).toEqual({ ada: [] });
});

test('a group of which nothing says what it contains may hold any single privilege, and makes no Administrator', () => {
  const policy = policyRow('p', 'allow', [openGroupRow('x')], '*');
  expect(privilegesIn({ members: [memberRow('ada', policy)] })).toEqual({
    ada: ['members unknown direct', 'tokens unknown direct', 'sso unknown direct', 'billing unknown direct'],
  });
});
