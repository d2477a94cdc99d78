import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { causeWords } from '../explain/causes.ts';
import {
  groupOf,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  theAccount,
  theZone,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { scopeWords } from '../words/words.ts';
import { changeOf, diff } from './diff.ts';

const dns = groupRow('dns', ['dns_records:edit', 'dns_records:read']);
const zoneDns = groupRow('zdns', ['dns_records:edit'], zoneType);
const waf = groupRow('waf', ['waf:edit']);
const everything = { id: '8e23b19e4e0d44c29d239c5688ba8cbb', name: 'Super Administrator - All Privileges' };
const zones = [zoneRow('z1'), zoneRow('z2')];

/** Each change in a line: who, what, where, from, to, why. */
function lines(before: Access, after: Access): readonly string[] {
  return diff(before, after).changes.map((change) => {
    const { permission, permissionGroup, scope, except } = change;
    const words = (one: typeof scope) => scopeWords(one, after.account);
    const what = permission === null ? '' : permission.kind === 'atomic' ? ` ${permission.name}` : ' others';
    const where = [words(scope), ...except.map((one) => `not ${words(one)}`)].join(' ');
    const who = change.principal.id;
    return `${who}: ${permissionGroup?.id ?? '?'}${what} on ${where}: ${change.before} → ${change.after} (${change.cause.map(causeWords).join('; ')})`;
  });
}

const holding = (...policies: readonly ReturnType<typeof policyRow>[]) =>
  openAccount({ members: [memberRow('ada', ...policies)], zones });

test('diff says a policy that was removed once per permission group and scope, never per permission or zone', () => {
  const before = holding(policyRow('p', 'allow', [dns, waf], '*'));
  expect(lines(before, holding())).toEqual([
    'ada: dns on the whole account: allowed → not-granted (policy p was removed)',
    'ada: waf on the whole account: allowed → not-granted (policy p was removed)',
  ]);
});

test('diff leaves out where another policy gives the same', () => {
  const kept = policyRow('k', 'allow', [zoneDns], zoneKey('z1'));
  const before = holding(kept, policyRow('p', 'allow', [zoneDns], '*'));
  expect(lines(before, holding(kept))).toEqual([
    'ada: zdns on every zone not z1.example: allowed → not-granted (policy p was removed)',
  ]);
});

test('diff names the permissions that a deny of another group cuts out of a group', () => {
  const allow = policyRow('p', 'allow', [dns], '*');
  const deny = policyRow('q', 'deny', [zoneDns], zoneKey('z1'));
  expect(lines(holding(allow), holding(allow, deny))).toEqual([
    'ada: dns dns_records:edit on z1.example: allowed → denied (policy q was added)',
    'ada: zdns on z1.example: not-granted → denied (policy q was added)',
  ]);
});

test('diff tells what of a policy was changed', () => {
  const zoneWaf = groupRow('zwaf', ['waf:edit'], zoneType);
  const was = policyRow('p', 'allow', [zoneDns], zoneKey('z1'));
  const changes: readonly (readonly [ReturnType<typeof policyRow>, string])[] = [
    [policyRow('p', 'deny', [zoneDns], zoneKey('z1')), 'policy p was changed: allow or deny'],
    [policyRow('p', 'allow', [zoneWaf], zoneKey('z1')), 'policy p was changed: its permission groups'],
    [
      policyRow('p', 'allow', [zoneDns], zoneKey('z2')),
      'the scope of the resource group Where p was changed',
    ],
  ];
  for (const [is, why] of changes) {
    const { changes: rows } = diff(holding(was), holding(is));
    expect(new Set(rows.flatMap(({ cause }) => cause.map(causeWords)))).toEqual(new Set([why]));
  }
});

test('diff tells joining a group from a group that is new, and either from a new policy of it', () => {
  const account = (members: readonly string[], ...groups: readonly object[]) =>
    openAccount({
      members: [memberRow('ada')],
      userGroups: groups,
      userGroupMembers: { g: members.map((id) => ({ id })) },
    });
  const empty = { id: 'g', name: 'Team' };
  const full = { ...empty, policies: [policyRow('p', 'allow', [waf], '*')] };
  const row = 'ada: waf on the whole account: not-granted → allowed';
  expect(lines(account([], full), account(['ada'], full))).toEqual([`${row} (joined the user group Team)`]);
  expect(lines(account([]), account(['ada'], full))).toEqual([`${row} (the user group Team was added)`]);
  expect(lines(account(['ada'], empty), account(['ada'], full))).toEqual([
    `${row} (policy p was added to the user group Team)`,
  ]);
});

test('diff does not take for removed what can no longer be seen', () => {
  const before = holding(policyRow('p', 'allow', [waf], '*'));
  const after = openAccount({ members: [{ ...memberRow('ada'), policies: null, roles: null }], zones });
  const { changes, complete, gaps } = diff(before, after);
  expect(complete).toBe(false);
  expect(gaps.map(({ cause }) => cause)).toContain('policies-not-shown');
  expect(changes.every(({ after: is }) => is === 'unknown')).toBe(true);
  for (const { cause } of changes) {
    expect(cause.map(({ kind }) => kind)).toEqual(['gap-opened']);
    expect(causeWords(cause[0] as (typeof cause)[number])).toMatch(/^it can no longer be seen: /);
  }
});

test('diff says of a group of unknown contents the group alone, and that it is not complete', () => {
  const after = holding(policyRow('p', 'allow', [openGroupRow('open')], '*'));
  const before = openAccount({
    members: [memberRow('ada')],
    zones,
    permissionGroups: [openGroupRow('open')],
  });
  expect(lines(before, after)).toEqual([
    'ada: open on the whole account: not-granted → allowed (policy p was added)',
  ]);
  expect(diff(before, after)).toMatchObject({
    complete: false,
    gaps: [{ cause: 'contents-incomplete' }],
  });
});

test('diff puts what nothing lists by name into one row', () => {
  const open = policyRow('q', 'allow', [openGroupRow('open')], '*');
  const found = lines(holding(policyRow('p', 'allow', [everything], '*'), open), holding(open));
  expect(found).toEqual(
    [
      `${everything.id} on the whole account: allowed → not-granted`,
      `${everything.id} others on the whole account: allowed → unknown`,
    ].map((row) => `ada: ${row} (policy p was removed)`),
  );
});

test('diff knows a group that contains something else now from a policy that gives something else', () => {
  const less = { ...dns, permissions: [{ attributes: { legacy_name: '#dns_records:read' } }] };
  const [before, after] = [dns, less].map((group) => holding(policyRow('p', 'allow', [group], '*')));
  expect(lines(before as Access, after as Access)).toEqual([
    'ada: dns dns_records:edit on the whole account: allowed → not-granted (the contents of the permission group Group dns changed)',
  ]);
});

test('diff lists those who came and those who left', () => {
  const member = (id: string) => memberRow(id, policyRow(`of ${id}`, 'allow', [waf], '*'));
  const [before, after] = [
    ['ada', 'bob'],
    ['bob', 'cal'],
  ].map((ids) => openAccount({ members: ids.map(member) }));
  expect(lines(before as Access, after as Access)).toEqual([
    'cal: waf on the whole account: not-granted → allowed (joined the account)',
    'ada: waf on the whole account: allowed → not-granted (left the account)',
  ]);
});

test('diff is not complete while it cannot be seen who is in the groups', () => {
  const whole = holding();
  const partly = openAccount({ members: [memberRow('ada')], zones }, { userGroups: 'forbidden' });
  expect(diff(partly, partly)).toMatchObject({ changes: [], complete: false });
  expect(diff(whole, whole)).toMatchObject({ changes: [], complete: true, gaps: [] });
});

const opened = () => {
  const before = holding(policyRow('p', 'allow', [dns], '*'));
  const after = holding(policyRow('p', 'allow', [zoneDns], zoneKey('z1')));
  const pair = {
    before: principalOf(before, 'member:ada'),
    after: principalOf(after, 'member:ada'),
  };
  return { before, after, pair, find: changeOf({ before, after }, pair) };
};
const lost = { before: 'allowed', after: 'not-granted' };

test('what changed, unfolded, is what a permission on a resource was and is, and null where that is the same', () => {
  const { find } = opened();
  const edit = { kind: 'atomic', name: 'dns_records:edit' } as const;
  expect([theAccount, theZone('z1'), theZone('z9')].map((on) => find(edit, on))).toEqual([lost, null, lost]);
  expect(find({ kind: 'atomic', name: 'waf:edit' }, theAccount)).toBe(null);
});

test('what changed, unfolded, is reported for holding a permission group too', () => {
  const { before, after, find } = opened();
  const held = (group: ReturnType<typeof groupOf>) => find({ kind: 'group', group }, theZone('z1'));
  expect(held(groupOf(before, 'dns'))).toEqual(lost);
  expect(held(groupOf(after, 'zdns'))).toEqual({ before: 'not-granted', after: 'allowed' });
});

test('what changed, unfolded, is nothing of a permission that neither account knows', () => {
  const { find } = opened();
  expect(find({ kind: 'atomic', name: 'no_such:edit' }, theAccount)).toBe(null);
  const other = openAccount({ permissionGroups: [groupRow('elsewhere', [])] });
  expect(find({ kind: 'group', group: groupOf(other, 'elsewhere') }, theAccount)).toBe(null);
});

test('what changed, unfolded, is everything of one who came, and of one who left', () => {
  const { before, after, pair } = opened();
  const edit = { kind: 'atomic', name: 'dns_records:edit' } as const;
  expect(changeOf({ before, after }, { ...pair, after: null })(edit, theZone('z1'))).toEqual(lost);
  expect(changeOf({ before, after }, { ...pair, before: null })(edit, theZone('z1'))).toEqual({
    before: 'not-granted',
    after: 'allowed',
  });
});
