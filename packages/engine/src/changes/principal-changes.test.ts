import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, memberRow, policyRow, principalOf, zoneKey, zoneType } from '../raw-account.fixture.ts';
import { changedGroups } from './changed-groups.ts';
import {
  account,
  ada,
  bucketType,
  compared,
  dns,
  everything,
  noTeam,
  open,
  team,
  waf,
  zoneDns,
  zoneWaf,
} from './compared.fixture.ts';
import { openChanges } from './principal-changes.ts';
import { openSides } from './side.ts';

const allows = (id: string, group: typeof waf, ...objects: readonly string[]) =>
  policyRow(id, 'allow', [group], ...objects);
const wafPolicy = allows('p', waf, '*');

/** The lines of a comparison that says nothing wrong, this way or the other; without the causes. */
function rows(before: Access, after: Access): readonly string[] {
  const { lines, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return lines.map((line) => line.replace(/ \(.*/, ''));
}

test('the changes of a principal are empty where nothing is different', () => {
  const [before, after] = [ada(wafPolicy), ada(wafPolicy)];
  const sides = openSides(before, after);
  const changesOf = openChanges(sides, changedGroups(sides));
  const pair = { before: principalOf(before, 'member:ada'), after: principalOf(after, 'member:ada') };
  const nothing = { rows: [], gaps: [], assumptions: [], isOpen: false };
  expect(changesOf(pair)).toEqual(nothing);
  expect(changesOf({ before: null, after: null })).toEqual(nothing);
});

test('the changes of a principal are in order of permission groups by name', () => {
  const named = (id: string, name: string) => ({ ...groupRow(id, [`${id}:edit`]), name });
  const [a, b] = [named('g1', 'Zulu'), named('g2', 'Alfa')];
  expect(rows(ada(), ada(policyRow('p', 'allow', [a, b], '*')))).toEqual([
    'ada: g2 on the whole account: not-granted → allowed',
    'ada: g1 on the whole account: not-granted → allowed',
  ]);
});

test('the changes of a principal are in order of permission groups by key, where they are called the same', () => {
  const same = (id: string, types: string) => ({ ...groupRow(id, [`${id}:edit`], types), name: 'Same' });
  const [a, b] = [same('g1', zoneType), same('g2', 'com.cloudflare.api.account')];
  expect(rows(ada(), ada(allows('p', a, zoneKey('z1')), allows('q', b, '*')))).toEqual([
    'ada: g1 on z1.example: not-granted → allowed',
    'ada: g2 on the whole account: not-granted → allowed',
  ]);
});

test('the changes of a principal are in order of permissions, then from the whole account down', () => {
  const cut = [
    policyRow('k', 'deny', [zoneDns], zoneKey('z1')),
    policyRow('l', 'deny', [groupRow('reads', ['dns_records:read'])], '*'),
  ];
  expect(rows(ada(allows('p', dns, '*')), ada(allows('p', dns, '*'), ...cut))).toEqual([
    'ada: dns dns_records:edit on z1.example: allowed → denied',
    'ada: dns dns_records:read on the whole account: allowed → denied',
    'ada: reads on the whole account: not-granted → denied',
    'ada: zdns on z1.example: not-granted → denied',
  ]);
  const both = groupRow('both', ['waf:edit'], [zoneType, bucketType]);
  expect(rows(ada(), ada(allows('p', both, zoneKey('z2'), `${bucketType}.*`, zoneKey('z1'))))).toEqual([
    `ada: both on every ${bucketType}: not-granted → allowed`,
    'ada: both on z1.example: not-granted → allowed',
    'ada: both on z2.example: not-granted → allowed',
  ]);
});

test('the changes of a principal say of the others which they are, in order', () => {
  const { changes } = compared(
    ada(allows('p', everything, '*'), allows('q', open, '*')),
    ada(allows('q', open, '*')),
  );
  const of = changes.flatMap(({ permission }) => (permission?.kind === 'others' ? permission.of : []));
  expect(of.length).toBeGreaterThan(100);
  expect(of).toEqual([...of].sort());
  expect(of).toContain('waf:edit');
});

test('the changes of a principal are said of each who has the same difference, and not of who has another way besides', () => {
  const members = (...policies: readonly (typeof waf)[]) => ({
    members: [
      memberRow('ada'),
      memberRow('bob', allows('own', waf, '*')),
      memberRow('cal', allows('some', zoneWaf, zoneKey('z1'))),
      memberRow('dee', policyRow('cut', 'deny', [zoneWaf], zoneKey('z1'))),
    ],
    userGroups: [{ id: 'g', name: 'Team', policies }],
    userGroupMembers: { g: ['ada', 'bob', 'cal', 'dee'].map((id) => ({ id })) },
  });
  const given = allows('p', zoneWaf, '*');
  expect(rows(account(members(given)), account(members()))).toEqual([
    'ada: zwaf on every zone: allowed → not-granted',
    'bob: zwaf on every zone: allowed → not-granted',
    'cal: zwaf on every zone not z1.example: allowed → not-granted',
    'dee: zwaf on every zone not z1.example: allowed → not-granted',
  ]);
  const whole = allows('p', waf, '*');
  expect(rows(account(members(whole)), account(members()))).toEqual([
    'ada: waf on the whole account: allowed → not-granted',
    'cal: waf on the whole account: allowed → not-granted',
    'dee: waf on the whole account: allowed → not-granted',
  ]);
});

test('the changes of a principal are of each principal its own, however alike the policies', () => {
  const two = (...groups: readonly (typeof waf)[]) =>
    account({
      members: ['ada', 'bob'].map((id, at) =>
        memberRow(id, ...(groups[at] ? [allows('p', groups[at], '*')] : [])),
      ),
    });
  expect(rows(two(waf, dns), two())).toEqual([
    'ada: waf on the whole account: allowed → not-granted',
    'bob: dns on the whole account: allowed → not-granted',
  ]);
});

const added = allows('q', dns, '*');

test('a user group gives somebody who joins all that it grants, and somebody who was there what is new', () => {
  const before = team({ rows: [{ id: 'bob' }], policies: [wafPolicy] });
  const after = team({ rows: [{ id: 'ada' }, { id: 'bob' }], policies: [wafPolicy, added] });
  expect(compared(before, after)).toMatchObject({
    lines: [
      'ada: dns on the whole account: not-granted → allowed (joined the user group Team)',
      'ada: waf on the whole account: not-granted → allowed (joined the user group Team)',
      'bob: dns on the whole account: not-granted → allowed (policy q was added to the user group Team)',
    ],
    wrong: [],
  });
});

test('a new principal has the grants of its groups by its arrival, and an old one by the joining', () => {
  const people = (members: readonly string[], rows: readonly string[]) =>
    account({
      members: members.map((id) => memberRow(id)),
      userGroups: [{ id: 'g', name: 'Team', policies: [wafPolicy] }],
      userGroupMembers: { g: rows.map((id) => ({ id })) },
    });
  expect(compared(people(['ada'], []), people(['ada', 'bob'], ['ada', 'bob']))).toMatchObject({
    lines: [
      'ada: waf on the whole account: not-granted → allowed (joined the user group Team)',
      'bob: waf on the whole account: not-granted → allowed (joined the account)',
    ],
    wrong: [],
  });
});

test('the grants of user groups are kept apart group by group', () => {
  const people = (first: readonly (typeof waf)[], second: readonly (typeof waf)[], rows: readonly string[]) =>
    account({
      members: [memberRow('ada'), memberRow('bob', allows('own', zoneWaf, zoneKey('z1')))],
      userGroups: [
        { id: 'g', name: 'Team', policies: first },
        { id: 'h', name: 'Crew', policies: second },
      ],
      userGroupMembers: { g: rows.map((id) => ({ id })), h: [{ id: 'ada' }, { id: 'bob' }] },
    });
  const both = ['ada', 'bob'];
  expect(compared(people([wafPolicy], [added], both), people([], [], both))).toMatchObject({
    lines: ['ada', 'bob'].flatMap((who) => [
      `${who}: dns on the whole account: allowed → not-granted (policy q was removed from the user group Crew)`,
      `${who}: waf on the whole account: allowed → not-granted (policy p was removed from the user group Team)`,
    ]),
    wrong: [],
  });
  // Who leaves one of two groups left that one.
  expect(compared(people([wafPolicy], [added], both), people([wafPolicy], [added], ['bob']))).toMatchObject({
    lines: ['ada: waf on the whole account: allowed → not-granted (left the user group Team)'],
    wrong: [],
  });
  expect(compared(people([wafPolicy], [added], both), noTeam()).lines).toHaveLength(5);
});
