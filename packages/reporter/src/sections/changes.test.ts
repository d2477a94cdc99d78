import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from './build-report.ts';

type Row = Readonly<Record<string, unknown>>;

const [ada, ben, cleo] = shop.members.items as readonly Row[];
const complete = (items: readonly unknown[]) => ({ ...shop.members, items, expected: items.length });

const compared = (before: Parameters<typeof accessOf>[0], after: Parameters<typeof accessOf>[0]) =>
  buildReport(accessOf(after), { toolVersion: '1', previous: accessOf(before) });

test('the changes since the previous review are empty where nothing changed, and their totals tie', () => {
  const { tables, coverage, cover } = compared({}, {});
  expect(tables.changes).toEqual([]);
  expect(coverage.controlTotals.at(-1)).toMatchObject({
    title: 'Entitlement rows since the previous review',
    ties: true,
  });
  expect(cover.sections.find(({ id }) => id === 'changes')?.evaluated).toBe(true);
});

test('the changes since the previous review are what was added and what was removed, each with its cause', () => {
  const { tables, coverage } = compared(
    { members: complete([ada, ben]) },
    { members: complete([ada, cleo]) },
  );
  expect(tables.changes).toMatchObject([
    { kind: 'removed', email: 'ben@contractor.example', after: null, causes: ['left the account'] },
    { kind: 'removed', email: 'ben@contractor.example', after: null, causes: ['left the account'] },
    { kind: 'added', email: 'cleo@shop.example', before: null, causes: ['joined the account'] },
  ]);
  expect(coverage.controlTotals.at(-1)).toMatchObject({
    total: 3,
    parts: [{ value: 4 }, { value: 1 }, { value: -2 }],
    ties: true,
  });
});

test('the changes since the previous review show what a deny newly cuts, with the edit that made it cut', () => {
  const { tables } = compared(
    { userGroupMembers: { ...shop.userGroupMembers, items: { ug1: [], ug2: [] } } },
    {},
  );
  const [added, changed] = [...tables.changes].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  expect(added).toMatchObject({ kind: 'added', access: 'deny', causes: ['joined the user group Freeze'] });
  expect(changed).toMatchObject({
    kind: 'changed',
    access: 'allow',
    causes: ['joined the user group Freeze'],
  });
});

test('the changes since the previous review show an accepted invitation, although nothing else changed', () => {
  const accepted = { ...cleo, status: 'accepted', user: { id: 'u3' } };
  const { tables } = compared({}, { members: complete([ada, ben, accepted]) });
  expect(tables.changes).toMatchObject([
    {
      kind: 'changed',
      standingBefore: 'latent',
      standingAfter: 'active',
      causes: ['is active and was invited and not accepted'],
    },
  ]);
});

test('the changes since the previous review are not evaluated without a previous review, and the cover says so', () => {
  const { tables, cover, meta } = buildReport(accessOf(), { toolVersion: '1' });
  expect(tables.changes).toEqual([]);
  expect(meta.previous).toBeNull();
  expect(cover.sections.find(({ id }) => id === 'changes')).toMatchObject({ evaluated: false });
});
