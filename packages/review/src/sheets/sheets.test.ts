import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { sheetFileName } from './file-names.ts';
import { type Sheet, sheetsOf } from './sheet.ts';
import { workbookColumns } from './sheet-columns.ts';
import { sheetCsv } from './sheet-csv.ts';
import { sheetWorkbook } from './sheet-workbook.ts';

const units = [
  unitOf('same', { change: 'unchanged' }),
  unitOf('other', { change: 'changed' }),
  unitOf('new', { change: 'new' }),
  unitOf('power', { change: 'unchanged', privileged: 'unknown' }),
  unitOf('found', { change: 'unchanged', findings: ['f-1'] }),
];
const rita = 'rita@example.com';

const sheetOf = (
  ...batches: Parameters<typeof stateAfter> extends [unknown, ...infer Rest] ? Rest : never
): Sheet => {
  const [sheet] = sheetsOf(stateAfter(startOf(units), ...batches).state);
  if (sheet === undefined) throw new Error('nobody has a sheet');
  return sheet;
};

describe('a sheet', () => {
  test('begins with what matters: findings, privileged, new, changed, then what is as it was', () => {
    expect(sheetOf().rows.map(({ unit }) => unit.id)).toEqual([
      'u-found',
      'u-power',
      'u-new',
      'u-other',
      'u-same',
    ]);
  });

  test('has what its reviewer has decided so far, and decides nothing itself', () => {
    const { rows } = sheetOf([rita, ['new', 'revoke', 'left']], ['eve@example.com', ['same', 'keep']]);
    expect(rows.map(({ decision, justification }) => [decision, justification].join(' ').trim())).toEqual([
      '',
      '',
      'revoke left',
      '',
      '',
    ]);
  });

  test('has a file name that leads nowhere and that every disk takes', () => {
    expect(sheetFileName(1, '../ann b@x.example', 'csv')).toBe('1-.._ann_b@x.example.csv');
    expect(sheetFileName(2, 'CON', 'xlsx')).toBe('2-CON.xlsx');
  });

  test('as CSV says in every row of which package and whose it is', () => {
    const [header = '', first = ''] = sheetCsv(sheetOf()).split('\r\n');
    expect(header).toMatch(/,lastActivity,note,manifest,reviewer,decision,justification,ticket,due$/);
    expect(first).toMatch(new RegExp(`,${'a'.repeat(64)},${rita},,,,$`));
  });
});

describe('the workbook of a sheet', () => {
  const xmlOf = async () =>
    strFromU8(unzipSync(await sheetWorkbook(sheetOf()))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const letter = (column: string) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[workbookColumns.indexOf(column)];

  test('says how many are decided, keeps names and the sentence in sight, and has ids last', async () => {
    const book = await readXlsx(await sheetWorkbook(sheetOf([rita, ['new', 'keep']])));
    expect(book.sheets[0]?.rows[0]?.slice(0, 4)).toEqual([
      '1 of 5 decided',
      null,
      null,
      `Access to be reviewed by ${rita}`,
    ]);
    expect(await xmlOf()).toContain('xSplit="5" ySplit="4"');
    expect(workbookColumns.slice(0, 5)).toEqual(['email', 'name', 'groupName', 'means', 'except']);
    expect(workbookColumns.slice(-5)).toEqual([
      'id',
      'principalId',
      'groupId',
      'permissionGroupId',
      'scopeKey',
    ]);
  });

  test('has words to choose from, locks the evidence, and prints on A4 across', async () => {
    const xml = await xmlOf();
    expect(xml).toContain(`sqref="${letter('decision')}5:${letter('decision')}9"`);
    expect(xml).toContain('<formula1>"keep,revoke,modify,escalate"</formula1>');
    expect(xml).toContain('<sheetProtection sheet="1"');
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"/);
  });

  test('is the same bytes every time', async () => {
    expect(await sheetWorkbook(sheetOf())).toEqual(await sheetWorkbook(sheetOf()));
  });
});
