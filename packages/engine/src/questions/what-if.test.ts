import { expect, test } from 'vitest';
import { applyEdits } from '../edit/apply-edits.ts';
import { groupRow, memberRow, openAccount, policyRow, zoneRow } from '../raw-account.fixture.ts';
import { readEdits } from '../resolve/edit.ts';
import { whatIf } from './what-if.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const waf = groupRow('waf', ['waf:edit']);
const shared = policyRow('shared', 'allow', [dns], '*');
const access = openAccount({
  members: [
    memberRow('ada', policyRow('own', 'allow', [waf], '*')),
    memberRow('bob', shared),
    memberRow('cal'),
  ],
  userGroups: [
    { id: 'g1', name: 'Team', policies: [shared] },
    { id: 'g2', name: 'Crew' },
    { id: 'g3', name: 'Crew' },
  ],
  userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }], g2: [], g3: [] },
  permissionGroups: [dns, waf],
  zones: [zoneRow('z1')],
});

const rows = (...edits: readonly string[]) =>
  whatIf(access, readEdits(edits, access.account)).changes.map(
    ({ principal, permissionGroup, before, after }) =>
      `${principal.id} ${permissionGroup?.id} ${before} → ${after}`,
  );

test.each<[readonly string[], readonly string[]]>([
  [['add cal to Team'], ['cal dns not-granted → allowed']],
  [['remove ada from Team'], ['ada dns allowed → not-granted']],
  [['remove group Team'], ['ada dns allowed → not-granted', 'bob dns allowed → not-granted']],
  // Bob's row shows the policy of his group too: it is the group's, and goes with it.
  [['remove bob from Team'], ['bob dns allowed → not-granted']],
  [['remove policy shared'], ['ada dns allowed → not-granted', 'bob dns allowed → not-granted']],
  [['remove member ada'], ['ada dns allowed → not-granted', 'ada waf allowed → not-granted']],
  [['grant Group waf on account to cal'], ['cal waf not-granted → allowed']],
  [['deny Group dns on account to Team'], ['ada dns allowed → denied', 'bob dns allowed → denied']],
  [
    ['add cal to Team', 'remove policy shared'],
    ['ada dns allowed → not-granted', 'bob dns allowed → not-granted'],
  ],
  [['add cal to Team', 'remove cal from Team'], []],
])('what-if of %j is %j', (edits, expected) => {
  expect([...rows(...edits)].sort()).toEqual(expected);
});

test('what-if counts the members of a group again', () => {
  const size = (...edits: readonly string[]) =>
    applyEdits(access.account, readEdits(edits, access.account)).userGroups[0]?.size;
  expect([size(), size('add cal to Team'), size('remove ada from Team'), size('remove member ada')]).toEqual([
    2, 3, 1, 1,
  ]);
});

test('what-if has the edits, and compares nobody whom they do not touch', () => {
  const edits = readEdits(['remove ada from Team', 'add cal to Team'], access.account);
  const answer = whatIf(access, edits);
  expect(answer.edits).toBe(edits);
  const keys = (of: typeof access) =>
    of.account.principals.map(({ key, groups }) => [key, ...groups].join(' '));
  expect(keys(answer.before)).toEqual(['member:ada g1', 'member:cal']);
  expect(keys(answer.after)).toEqual(['member:ada', 'member:cal g1']);
  expect(answer).toMatchObject({ assumptions: [], gaps: [], complete: true });
});

test('what-if leaves the account that it asks about as it is', () => {
  const before = structuredClone(access.account.principals);
  rows('remove group Team', 'remove member ada');
  expect(access.account.principals).toEqual(before);
});
