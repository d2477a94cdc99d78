import { expect, test } from 'vitest';
import { causeWords } from '../explain/causes.ts';
import { groupRow, memberRow, openAccount, policyRow } from '../raw-account.fixture.ts';
import { diff } from './diff.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const pia = memberRow('pia', policyRow('p', 'allow', [dns], '*'));
const robot = { id: 't', name: 'robot', policies: [] };

const rowsOf = (before: ReturnType<typeof openAccount>, after: ReturnType<typeof openAccount>) =>
  diff(before, after).standings.map(({ principal, before: was, after: is, holds, cause }) => [
    principal.key,
    was,
    is,
    holds.map(({ permissionGroup }) => permissionGroup.id).join(),
    cause.map(causeWords).join(),
  ]);

test('an accepted invitation, a disabled token and a token that expired each change a standing', () => {
  const before = openAccount({
    members: [{ ...pia, status: 'pending' }],
    accountTokens: [
      { ...robot, status: 'active' },
      { ...robot, id: 'u', status: 'active', expires_on: '2026-06-01T00:00:00Z' },
    ],
  });
  const after = openAccount({
    members: [pia],
    accountTokens: [
      { ...robot, status: 'disabled' },
      { ...robot, id: 'u', status: 'active', expires_on: '2025-06-01T00:00:00Z' },
    ],
  });
  expect(rowsOf(before, after)).toEqual([
    ['member:pia', 'latent', 'active', 'dns', 'the status changed from pending to accepted'],
    ['token:t', 'active', 'inactive', '', 'the status changed from active to disabled'],
    ['token:u', 'active', 'inactive', '', 'is now inactive because of its dates'],
  ]);
});

test('somebody who is not there has no standing, and one who cannot be seen any more did not leave', () => {
  const [none, some] = [openAccount({}), openAccount({ members: [pia] })];
  expect(rowsOf(none, some)).toEqual([['member:pia', null, 'active', 'dns', 'joined the account']]);
  expect(rowsOf(some, none)).toEqual([['member:pia', 'active', null, 'dns', 'left the account']]);
  const hidden = openAccount({}, { members: 'forbidden' });
  expect(rowsOf(some, hidden)[0]?.[4]).toMatch(/^it can no longer be seen/);
});
