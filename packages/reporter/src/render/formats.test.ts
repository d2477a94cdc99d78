import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { buildReport } from '../report/build-report.ts';
import { tableColumns, tableNames } from './columns.ts';
import { renderReport } from './files.ts';
import { idsInHtml, renderAll, textIn } from './rendered.fixture.ts';
import { decisionColumns } from './xlsx/decisions.ts';
import { titleOf } from './xlsx/layout.ts';

const emptied = { ...shop.userGroupMembers, items: { ug1: [], ug2: [] } };
const previous = accessOf({ userGroupMembers: emptied });
const report = buildReport(accessOf(), { toolVersion: '1', previous });
let files: ReadonlyMap<string, Uint8Array>;
let sheets: ReadonlyMap<string, readonly (readonly unknown[])[]>;

beforeAll(async () => {
  files = await renderAll(renderReport(report));
  const book = await readXlsx(files.get('review.xlsx') ?? new Uint8Array());
  sheets = new Map(book.sheets.map(({ name, rows }) => [name, rows]));
});

const json = () => JSON.parse(textIn(files, 'report.json'));

describe.each(tableNames)('the table of %s', (table) => {
  const ids = () => json().tables[table].map(({ id }: { id: string }) => id);

  test('has the same rows in the same order in JSON, CSV, XLSX and HTML', () => {
    const lines = textIn(files, `${table}.csv`).trimEnd().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(ids());
    const [header, ...rows] = sheets.get(titleOf(table)) ?? [];
    expect(header?.[0]).toBe('Id');
    expect(rows.map(([id]) => id)).toEqual(ids());
    expect(idsInHtml(textIn(files, 'report.html'), table)).toEqual(ids());
  });

  test('has every field of a row as a column, id first', () => {
    const columns: readonly string[] = tableColumns[table];
    expect(columns[0]).toBe('id');
    const [row] = report.tables[table];
    if (row !== undefined) expect([...columns].sort()).toEqual(Object.keys(row).sort());
    const own = table === 'entitlements' ? decisionColumns : [];
    expect([...(sheets.get(titleOf(table))?.[0] ?? [])].sort()).toEqual(
      [...columns, ...own].map(titleOf).sort(),
    );
  });
});

test('only what was asked for is rendered', () => {
  expect(renderReport(report, ['json']).map(({ name }) => name)).toEqual(['report.json']);
});

test('there is a CSV of every table', () => {
  expect([...files.keys()]).toEqual([
    'report.html',
    'entitlements.csv',
    'principals.csv',
    'groups.csv',
    'findings.csv',
    'changes.csv',
    'review.xlsx',
    'report.json',
  ]);
});

test('the report as JSON is the report, indented as JSON.stringify does it', () => {
  expect(textIn(files, 'report.json')).toBe(`${JSON.stringify(report, null, 2)}\n`);
});

test('the same report gives the same bytes', async () => {
  const again = buildReport(accessOf(), { toolVersion: '1', previous });
  expect(await renderAll(renderReport(again))).toEqual(files);
});
