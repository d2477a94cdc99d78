import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { openRowPrincipals } from '../rows/row-principals.ts';
import { buildWithin } from '../sections/build-report.ts';
import { listEntitlements } from '../sections/entitlements.ts';

type Row = Readonly<Record<string, unknown>>;

const [ada, ben, cleo] = shop.members.items as readonly Row[];
const [freeze] = shop.userGroups.items as readonly Row[];
const [deny] = (freeze?.policies ?? []) as readonly Row[];
const dns = { ...deny, id: 'p9', access: 'allow' };

const groups = (shown: Readonly<Record<string, readonly string[]>>) => ({
  userGroups: {
    ...shop.userGroups,
    items: [freeze, { id: 'ug3', name: 'Operators', policies: [dns] }],
  },
  userGroupMembers: {
    ...shop.userGroupMembers,
    items: Object.fromEntries(
      Object.entries(shown).map(([id, members]) => [id, members.map((one) => ({ id: one }))]),
    ),
  },
});

/** Ben, Ada and Cleo operate; Ben's DNS is frozen. */
const frozen = groups({ ug1: ['m2'], ug3: ['m1', 'm2', 'm3'] });
const heldBy = (id: string, changes = frozen) =>
  listEntitlements(accessOf(changes), 'holder')
    .rows()
    .filter(({ principalId }) => principalId === id);

test('a grant of a user group is one row per holder, and a further row that names members with another outcome', () => {
  const [first, further] = heldBy('ug3');
  expect(first).toMatchObject({
    principalKind: 'user-group',
    email: null,
    name: 'Operators',
    standing: null,
    effective: 'allowed',
    principals: 2,
    holders: [],
  });
  expect(further).toMatchObject({ effective: 'denied', principals: 1, holders: ['m2'] });
  expect(further?.id.startsWith(`${first?.id}-`)).toBe(true);
  expect(further?.cutBy).toEqual(heldBy('ug1').map(({ id }) => id));
});

test('rows per holder are the same as per principal for what a principal holds directly', () => {
  const own = (rows: readonly EntitlementRow[]) => rows.filter(({ path }) => path === 'direct');
  const access = accessOf({});
  const strip = own(listEntitlements(access).rows()).map((row) => ({ ...row, cutBy: row.cutBy.length }));
  expect(
    own(listEntitlements(access, 'holder').rows()).map((row) => ({ ...row, cutBy: row.cutBy.length })),
  ).toEqual(strip);
});

test('a row per holder names nobody where all members have the same outcome', () => {
  const all = groups({ ug1: ['m1', 'm2', 'm3'], ug3: ['m1', 'm2', 'm3'] });
  expect(heldBy('ug3', all)).toMatchObject([{ effective: 'denied', principals: 3, holders: [] }]);
});

test('the first row of a grant covers the members that no further row names', () => {
  const access = accessOf(frozen);
  const rows = listEntitlements(access, 'holder');
  const principalsOf = openRowPrincipals(access.account, rows);
  const who = heldBy('ug3').map((row) => principalsOf(row).map(({ id }) => id));
  expect(who).toEqual([['m1', 'm3'], ['m2']]);
});

const reportOf = (after: object, before?: object) =>
  buildWithin(0, accessOf(after), {
    toolVersion: '1',
    ...(before && { previous: accessOf(before) }),
  });

test('a report that lists entitlements per holder says so, and counts entitlements and rows apart', () => {
  const { meta, cover, coverage } = reportOf(frozen);
  expect(meta.rowsPer).toBe('holder');
  expect(cover.figures.find(({ title }) => title === 'Entitlements')).toMatchObject({
    value: 8,
    note: '4 direct, 4 through user groups, in 7 rows',
  });
  expect(cover.rules.find(({ rule }) => rule === 'S2')?.says).toContain('one for each user group');
  expect(coverage.controlTotals.every(({ ties }) => ties)).toBe(true);
});

test('a change per holder shows a member who joined a user group in the rows of the group', () => {
  const before = { ...groups({ ug1: ['m2'], ug3: ['m2', 'm3'] }) };
  const { changes } = reportOf(frozen, before).tables;
  expect(changes).toMatchObject([
    {
      kind: 'changed',
      principalId: 'ug3',
      principalsBefore: 1,
      principalsAfter: 2,
      causes: ['ada@shop.example joined the user group Operators'],
    },
  ]);
});

test('a change per holder shows a user group that has as many members as before, but others', () => {
  const before = groups({ ug1: [], ug3: ['m1', 'm2'] });
  const { changes } = reportOf(groups({ ug1: [], ug3: ['m2', 'm3'] }), before).tables;
  expect(changes).toMatchObject([
    {
      kind: 'changed',
      principalsBefore: 2,
      principalsAfter: 2,
      causes: [
        'cleo@shop.example joined the user group Operators',
        'ada@shop.example left the user group Operators',
      ],
    },
  ]);
});

test('a change per holder shows a deny in the rows that it takes something from', () => {
  const thawed = groups({ ug1: [], ug3: ['m1', 'm2', 'm3'] });
  const members = { ...shop.members, items: [ada, { ...ben, policies: [] }, cleo] };
  const { tables, coverage } = reportOf({ ...frozen, members }, { ...thawed, members });
  expect(
    tables.changes.map(({ kind, access, principalsBefore, principalsAfter, causes }) => [
      kind,
      access,
      principalsBefore,
      principalsAfter,
      causes,
    ]),
  ).toEqual([
    ['added', 'deny', 0, 1, ['joined the user group Freeze']],
    ['changed', 'allow', 3, 2, ['joined the user group Freeze']],
    ['added', 'allow', 0, 1, ['joined the user group Freeze']],
  ]);
  expect(coverage.controlTotals.every(({ ties }) => ties)).toBe(true);
});
