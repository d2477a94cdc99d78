import { thresholdNames, thresholds } from '@grantlens/engine/internal';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { asTable } from '../model/tables/table.ts';
import { columnNames, type TableName, tableNames } from '../model/tables/tables.ts';
import { buildReport } from '../sections/build-report.ts';
import { byteOrderMark } from './csv.ts';
import { originColumns } from './csv-origin.ts';
import { renderReport } from './files.ts';
import { pageTables } from './html/data/page-tables.ts';
import { reportJsonSchema } from './json/schema.ts';
import { idsInHtml, renderAll, textIn } from './rendered.fixture.ts';
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

/** What the published form of report.json says of the rows of each table. */
const { properties: rowSchemas } = (
  reportJsonSchema() as {
    properties: {
      tables: {
        properties: Record<TableName, { items: { properties: object; required: readonly string[] } }>;
      };
    };
  }
).properties.tables;

const json = () => JSON.parse(textIn(files, 'report.json'));

for (const table of tableNames) {
  const ids = () => json().tables[table].map(({ id }: { id: string }) => id);

  test(`the table of ${table} has the same rows in the same order in JSON, CSV, XLSX and HTML`, () => {
    const lines = textIn(files, `${table}.csv`).trimEnd().split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(ids());
    const [header, ...rows] = sheets.get(titleOf(table)) ?? [];
    expect(header?.[0]).toBe('Id');
    expect(rows.map(([id]) => id)).toEqual(ids());
    expect(idsInHtml(textIn(files, 'report.html'), table)).toEqual(ids());
  });

  test(`the table of ${table} has the columns of its list, and no other, in every format`, () => {
    const columns = columnNames(table);
    expect(textIn(files, `${table}.csv`).split('\r\n')[0]).toBe(
      `${byteOrderMark}${[...columns, ...originColumns].join(',')}`,
    );
    const onPage = pageTables(report).find(({ name }) => name === table);
    expect([...(onPage?.columns.keys() ?? [])]).toEqual(
      table === 'entitlements' ? [...columns, 'change'] : columns,
    );
    const { items } = rowSchemas[table];
    expect(Object.keys(items.properties)).toEqual(columns);
    expect(items.required).toEqual(columns);
  });

  test(`the table of ${table} has every field of a row as a column, id first`, () => {
    const columns = columnNames(table);
    expect(columns[0]).toBe('id');
    const [row] = asTable<object>(report.tables[table]).rows();
    if (row !== undefined) expect([...columns].sort()).toEqual(Object.keys(row).sort());
    expect([...(sheets.get(titleOf(table))?.[0] ?? [])].sort()).toEqual(columns.map(titleOf).sort());
  });
}

test('every row of every CSV ends with its account, its report and its snapshot', () => {
  const { account, reportId, snapshotDigest } = report.meta;
  for (const table of tableNames) {
    const lines = textIn(files, `${table}.csv`).trimEnd().split('\r\n');
    expect(lines.length).toBe(report.tables[table].length + 1);
    for (const line of lines.slice(1))
      expect(line).toMatch(new RegExp(`,${account.id},${reportId},${snapshotDigest}$`));
  }
});

test('only the formats that were asked for are rendered', () => {
  expect(renderReport(report, ['json']).map(({ name }) => name)).toEqual(['report.json']);
});

test('every table has a CSV', () => {
  expect([...files.keys()]).toEqual([
    'report.html',
    'entitlements.csv',
    'principals.csv',
    'groups.csv',
    'findings.csv',
    'changes.csv',
    'units.csv',
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

test.each(thresholdNames)(
  'the page and the workbook say the threshold %s in the words of the settings',
  async (name) => {
    const own = buildReport(accessOf(), { toolVersion: '1', findings: { [name]: 1 } });
    const rendered = await renderAll(renderReport(own, ['html', 'xlsx']));
    expect(textIn(rendered, 'report.html')).toContain(`${thresholds[name].says(1)}; `);
    const book = await readXlsx(rendered.get('review.xlsx') ?? new Uint8Array());
    expect(book.sheets[0]?.rows).toContainEqual(expect.arrayContaining([thresholds[name].label, 1]));
  },
);
