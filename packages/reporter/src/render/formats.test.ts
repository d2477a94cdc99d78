import { describe, expect, test } from 'vitest';
import { accessOf } from '../corner-shop.fixture.ts';
import { buildReport } from '../report/build-report.ts';
import { entitlementColumns, groupColumns, principalColumns } from './columns.ts';
import { renderReport } from './files.ts';

const report = buildReport(accessOf(), { toolVersion: '1' });
const files = new Map(renderReport(report).map(({ name, text }) => [name, text]));
const html = files.get('report.html') ?? '';
const json = JSON.parse(files.get('report.json') ?? '{}');

function idsInHtml(section: string): readonly string[] {
  const start = html.indexOf(`<section id="${section}"`);
  const text = html.slice(start, html.indexOf('</section>', start));
  return [...text.matchAll(/<tr data-id="([^"]*)"/g)].map(([, id]) => id ?? '');
}

describe.each([
  ['entitlements', 'entitlements', entitlementColumns],
  ['principals', 'population', principalColumns],
  ['groups', 'groups', groupColumns],
] as const)('the table of %s', (table, section, columns) => {
  test('has the same rows in the same order in HTML, CSV and JSON', () => {
    const lines = (files.get(`${table}.csv`) ?? '').trimEnd().split('\r\n');
    const ids = json.tables[table].map(({ id }: { id: string }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(ids);
    expect(idsInHtml(section)).toEqual(ids);
  });

  test('has every field of a row as a column, id first', () => {
    expect(columns[0]).toBe('id');
    expect([...columns].sort()).toEqual(Object.keys(json.tables[table][0]).sort());
  });
});

test('only what was asked for is rendered', () => {
  expect(renderReport(report, ['json']).map(({ name }) => name)).toEqual(['report.json']);
});

test('there is no CSV of what was not evaluated', () => {
  expect([...files.keys()]).toEqual([
    'report.html',
    'entitlements.csv',
    'principals.csv',
    'groups.csv',
    'report.json',
  ]);
});

test('the report as JSON is the report', () => {
  expect(json).toEqual(JSON.parse(JSON.stringify(report)));
});

test('the same report gives the same bytes', () => {
  expect(renderReport(buildReport(accessOf(), { toolVersion: '1' }))).toEqual(renderReport(report));
});
