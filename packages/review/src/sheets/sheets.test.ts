import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { savedFileName, sheetFileName } from './file-names.ts';
import { type Sheet, sheetsOf } from './sheet.ts';
import { workbookColumns } from './sheet-columns.ts';
import { sheetCsv } from './sheet-csv.ts';
import { sheetWorkbook } from './sheet-workbook.ts';

const units = [
  unitOf('same', { change: 'unchanged' }),
  unitOf('other', { change: 'changed' }),
  unitOf('new', { change: 'new' }),
  unitOf('power', { change: 'unchanged', privileged: 'unknown' }),
  unitOf('found', { change: 'unchanged', findings: ['f-1'], found: ['high: nobody uses it'] }),
];
const rita = 'rita@example.com';

const sheetOf = (
  ...batches: Parameters<typeof stateAfter> extends [unknown, ...infer Rest] ? Rest : never
): Sheet => {
  const [sheet] = sheetsOf(stateAfter(startOf(units), ...batches).state);
  if (sheet === undefined) throw new Error('nobody has a sheet');
  return sheet;
};

test('a sheet begins with findings, then has what is privileged, new, changed and unchanged', () => {
  expect(sheetOf().rows.map(({ unit }) => unit.id)).toEqual([
    'u-found',
    'u-power',
    'u-new',
    'u-other',
    'u-same',
  ]);
});

test('a sheet has what its reviewer has decided so far, and no decision of its own', () => {
  const { rows } = sheetOf([rita, ['new', 'revoke', 'left']], ['eve@example.com', ['same', 'keep']]);
  expect(rows.map(({ decision, justification }) => [decision, justification].join(' ').trim())).toEqual([
    '',
    '',
    'revoke left',
    '',
    '',
  ]);
});

test("the name of a sheet's file stays in its folder and is valid on every disk", () => {
  expect(sheetFileName(1, '../ann b@x.example', 'csv')).toBe('1-.._ann_b@x.example.csv');
  expect(sheetFileName(2, 'CON', 'xlsx')).toBe('2-CON.xlsx');
  expect(savedFileName('../ann')).toBe('decisions-.._ann.json');
});

test('every row of a sheet as CSV names its package and its reviewer', () => {
  const [header = '', first = ''] = sheetCsv(sheetOf()).split('\r\n');
  expect(header).toMatch(
    /,lastActivity,note,lastActivityKind,lastActivitySince,managedBy,.*,conditions,manifest,reviewer,decision,justification,ticket,due$/,
  );
  expect(first).toMatch(new RegExp(`,${'a'.repeat(64)},${rita},,,,$`));
});

const xmlOf = async () =>
  strFromU8(unzipSync(await sheetWorkbook(sheetOf()))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
const letter = (column: string) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[workbookColumns.indexOf(column)];

test('the workbook of a sheet says how many are decided, keeps names in sight, and has ids last', async () => {
  const book = await readXlsx(await sheetWorkbook(sheetOf([rita, ['new', 'keep']])));
  expect(book.sheets[0]?.rows[0]?.slice(0, 4)).toEqual([
    '1 of 5 decided',
    null,
    null,
    `Access to be reviewed by ${rita}`,
  ]);
  expect(await xmlOf()).toContain('xSplit="5" ySplit="4"');
  expect(workbookColumns.slice(0, 5)).toEqual(['email', 'name', 'groupName', 'means', 'except']);
  expect(workbookColumns.slice(-6)).toEqual([
    'id',
    'principalId',
    'groupId',
    'permissionGroupId',
    'scopeKey',
    'findings',
  ]);
});

test('the workbook of a sheet has findings in words, and what revoking a deny does, before the decision', async () => {
  const before = workbookColumns.slice(0, workbookColumns.indexOf('decision'));
  expect(before).toEqual(expect.arrayContaining(['found', 'note', 'change', 'manager', 'department']));
  const book = await readXlsx(await sheetWorkbook(sheetOf()));
  const [, , titles = [], names = [], first = []] = book.sheets[0]?.rows ?? [];
  const at = names.indexOf('found');
  expect([titles[at], first[at]]).toEqual(['Findings', 'high: nobody uses it']);
});

test('the workbook of a sheet offers the decisions to choose from, locks the evidence, and prints on A4 across', async () => {
  const xml = await xmlOf();
  expect(xml).toContain(`sqref="${letter('decision')}5:${letter('decision')}9"`);
  expect(xml).toContain('<formula1>"keep,revoke,modify,escalate"</formula1>');
  expect(xml).toContain('<sheetProtection sheet="1"');
  expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"/);
});

test('the workbook of a sheet has the same bytes every time', async () => {
  expect(await sheetWorkbook(sheetOf())).toEqual(await sheetWorkbook(sheetOf()));
});
