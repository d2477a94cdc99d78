import { whatCan } from '@grantlens/engine';
import { grantId } from '@grantlens/engine/internal';
import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from './build-report.ts';

const options = { toolVersion: '1.2.3' };

test('a report is the same for the same account, whatever the order of the API', () => {
  const once = buildReport(accessOf(), options);
  const reversed = { ...shop.members, items: shop.members.items.toReversed() };
  const again = buildReport(accessOf({ members: reversed }), options);
  expect(JSON.stringify(buildReport(accessOf(), options))).toBe(JSON.stringify(once));
  expect(JSON.stringify(again.tables)).toBe(JSON.stringify(once.tables));
});

test('the id of a report follows the snapshot and the version of the tool', () => {
  const id = (version: string, name: string) =>
    buildReport(accessOf({}, name), { toolVersion: version }).meta.reportId;
  expect(id('1.2.3', 'Shop')).toMatch(/^r-[0-9a-f]{12}$/);
  expect(
    new Set([id('1.2.3', 'Shop'), id('1.2.4', 'Shop'), id('1.2.3', 'Sop'), id('1.2.3', 'Shop')]).size,
  ).toBe(3);
});

test('a report says its times in UTC, whatever offset the snapshot has', () => {
  expect(buildReport(accessOf(), options).meta.takenAt.end).toBe('2025-11-01T08:00:05Z');
});

test('a report has a row for every grant, with the verdict that what-can gives', () => {
  const access = accessOf();
  const rows = new Map(buildReport(access, options).tables.entitlements.map((row) => [row.id, row]));
  const said = access.account.principals.flatMap((principal) =>
    whatCan(access, principal).holdings.flatMap(({ via, effective }) =>
      via.map((grant) => [grantId(grant), effective] as const),
    ),
  );
  expect([...rows.values()].map(({ id, effective }) => [id, effective]).sort()).toEqual(said.sort());
});

test('an entitlement has the same id however many other principals there are', () => {
  const alone = buildReport(
    accessOf({ members: { ...shop.members, items: shop.members.items.slice(0, 1) } }),
    options,
  );
  const all = buildReport(accessOf(), options).tables.entitlements.map(({ id }) => id);
  expect(new Set(all).size).toBe(all.length);
  for (const { id } of alone.tables.entitlements) expect(all).toContain(id);
});

test('the cover of a report says what is not evaluated', () => {
  const { tables, cover } = buildReport(accessOf(), options);
  expect(tables.changes).toEqual([]);
  const open = cover.sections.filter((section) => !section.evaluated).map(({ id }) => id);
  expect(open).toEqual(['changes', 'decisions']);
});

test('a report names the assumptions in force with the rows that rest on them', () => {
  const { cover } = buildReport(accessOf(), options);
  expect(cover.assumptions.map(({ id, rows }) => [id, rows])).toEqual([
    ['deny-overrides', 2],
    ['access-defaults-to-allow', 1],
  ]);
});
