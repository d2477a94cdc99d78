import { expect, test } from 'vitest';
import { accessOf } from '../../corner-shop.fixture.ts';
import { buildReport } from '../build-report.ts';

const { overview, coverage, tables } = buildReport(accessOf(), { toolVersion: '1', previous: accessOf() });
const chart = (id: string) => overview.charts.find((one) => one.id === id);
const totalOf = (title: string) => coverage.controlTotals.find((one) => one.title === title)?.total;

test('the parts of every chart add up to its whole', () => {
  expect(overview.charts.map(({ id }) => id)).toEqual([
    'two-factor',
    'privileged',
    'path',
    'standing',
    'changes',
  ]);
  for (const { parts, total } of overview.charts)
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(total);
});

test('the wholes are those of the control totals', () => {
  expect(chart('privileged')?.total).toBe(totalOf('Principals in this report'));
  expect(chart('standing')?.total).toBe(totalOf('Principals by standing'));
  expect(chart('path')?.total).toBe(totalOf('Entitlement rows by path'));
});

test('two-factor authentication is of active members: not of the invited, and not of tokens', () => {
  expect(chart('two-factor')?.parts.map(({ label, value }) => `${label} ${value}`)).toEqual([
    'on 1',
    'off 1',
    'unknown 0',
  ]);
  expect(tables.principals).toHaveLength(4);
});

test('the charts of a report without a previous review have no chart of changes', () => {
  const { overview: alone } = buildReport(accessOf(), { toolVersion: '1' });
  expect(alone.charts.some(({ id }) => id === 'changes')).toBe(false);
  expect(chart('changes')?.total).toBe(0);
});
