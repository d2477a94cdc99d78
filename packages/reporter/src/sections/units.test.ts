import { type Access, applyEdits, compile, readEdits } from '@grantlens/engine';
import { expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import type { Table } from '../model/tables/table.ts';
import type { UnitRow } from '../model/tables/units.ts';
import { buildReport } from './build-report.ts';

const reportOf = (access: Access, more: object = {}) => buildReport(access, { toolVersion: '1', ...more });
const { tables } = reportOf(accessOf());
const unit = (means: string, units: Table<UnitRow> = tables.units) =>
  units.rows().find((row) => row.means === means);

test('a unit of a report says what it is, whose it is, and how many entitlements rest on it', () => {
  expect(
    tables.units.map(({ kind, email, name, means, carries }) => [kind, email ?? name, means, carries]),
  ).toEqual([
    ['account', 'ada@shop.example', 'is a member of the account', 1],
    [
      'direct',
      'ada@shop.example',
      'can do everything, members and billing included, in the whole account',
      1,
    ],
    expect.arrayContaining(['account', 'ben@contractor.example']),
    ['membership', 'ben@contractor.example', 'is in the user group “Freeze”', 1],
    expect.arrayContaining(['direct', 'ben@contractor.example']),
    ['account', 'cleo@shop.example', 'is invited to the account, and has not accepted', 1],
    expect.arrayContaining(['direct', 'cleo@shop.example']),
    ['token', 'deploy', 'is an API token of the account', 1],
    expect.arrayContaining(['direct', 'deploy']),
    expect.arrayContaining(['handout', null]),
  ]);
});

test('every entitlement of a report rests on units of the report, and the totals tie', () => {
  const ids = new Set(tables.units.map(({ id }) => id));
  for (const row of tables.entitlements) {
    expect(row.units.length).toBeGreaterThan(0);
    expect(row.units.every((id) => ids.has(id))).toBe(true);
  }
  const totals = reportOf(accessOf()).coverage.controlTotals.filter(({ title }) =>
    /rest on|units/.test(title),
  );
  expect(totals.map(({ ties }) => ties)).toEqual([true, true]);
});

test('a unit that denies says that revoking it gives access', () => {
  const deny = tables.units.rows().find(({ access }) => access === 'deny');
  expect(deny?.means).toMatch(/^its members are denied to /);
  expect(deny?.note).toBe('it denies: revoking it gives access');
});

test('a unit names the open findings that are about it', () => {
  const ids = new Set(tables.findings.map(({ id }) => id));
  const ada = unit('can do everything, members and billing included, in the whole account');
  expect(ada?.findings.length).toBeGreaterThan(0);
  for (const { findings } of tables.units) expect(findings.every((id) => ids.has(id))).toBe(true);
});

test('a unit has no change and no decision where no previous review was given', () => {
  expect(new Set(tables.units.map(({ change, previousDecision }) => change ?? previousDecision))).toEqual(
    new Set([null]),
  );
});

test('a unit says against a previous review whether it is new or changed, and what was decided', () => {
  const access = accessOf();
  const edited = applyEdits(
    access.account,
    readEdits(['grant Domain DNS on account to cleo@shop.example'], access.account),
  );
  const id = unit('is a member of the account')?.id ?? '';
  const decided = {
    unit: id,
    decision: 'keep',
    reviewer: 'zoe@shop.example',
    decidedAt: '2025-08-01T00:00:00Z',
  };
  const previousReview = { head: 'a', isClosed: true, undecided: 0, decisions: [decided], reviews: [] };
  const { units } = reportOf(compile(edited), { previous: access, previousReview }).tables;
  expect(unit('is a member of the account', units)).toMatchObject({
    change: 'unchanged',
    previousDecision: 'keep',
    previousReviewer: 'zoe@shop.example',
    previousDecidedAt: '2025-08-01T00:00:00Z',
  });
  const cleo = units.filter(({ email }) => email === 'cleo@shop.example');
  expect(cleo.map(({ kind, change }) => [kind, change])).toEqual([
    ['account', 'changed'],
    ['direct', expect.stringMatching(/new|unchanged/)],
    ['direct', expect.stringMatching(/new|unchanged/)],
  ]);
});
