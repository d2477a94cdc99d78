import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { accessOf } from '../../corner-shop.fixture.ts';
import { buildReport } from '../../sections/build-report.ts';
import { columnsOf } from './layout.ts';
import { renderXlsx } from './workbook.ts';

const report = buildReport(accessOf(), { toolVersion: '1' });

async function bytesOf(rowsPerSheet?: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of renderXlsx(report, rowsPerSheet === undefined ? {} : { rowsPerSheet }))
    parts.push(part);
  return Buffer.concat(parts);
}

const sheetsOf = async (rowsPerSheet?: number) => (await readXlsx(await bytesOf(rowsPerSheet))).sheets;
const ids = report.tables.entitlements.map(({ id }) => id);

test('the workbook has a summary, the privileged access and a sheet for every table', async () => {
  const sheets = await sheetsOf();
  expect(sheets.map(({ name }) => name)).toEqual([
    'Summary',
    'Privileged',
    'Entitlements',
    'Principals',
    'Groups',
    'Findings',
    'Changes',
    'Units',
  ]);
  const summary = sheets[0]?.rows ?? [];
  expect(summary).toContainEqual(expect.arrayContaining(['Verdict', 'COMPLETE']));
  expect(summary).toContainEqual(
    expect.arrayContaining(['Taken until (UTC)', new Date('2025-11-01T08:00:05Z')]),
  );
  for (const { title, total } of report.coverage.controlTotals)
    expect(summary).toContainEqual(expect.arrayContaining([title, total]));
});

test('the workbook lists the privileged with the reason and the rows', async () => {
  const [, privileged] = await sheetsOf();
  const [header = [], ...rows] = privileged?.rows ?? [];
  expect(rows).toHaveLength(1);
  expect(rows[0]?.[header.indexOf('Because')]).toBe('is a Super Administrator (directly)');
  expect(rows[0]?.[header.indexOf('Entitlement rows')]).toBe(ids[0]);
});

test('a sheet of the workbook has a frozen header and a filter, and no cell to decide in', async () => {
  const xml = strFromU8(unzipSync(await bytesOf())['xl/worksheets/sheet3.xml'] ?? new Uint8Array());
  expect(xml).not.toContain('dataValidation');
  expect(columnsOf('entitlements')).not.toContain('decision');
  expect(xml).toMatch(/<pane xSplit="[1-4]" ySplit="1" [^>]*state="frozen"/);
  expect(xml).toContain(`<autoFilter ref="A1:AH${ids.length + 1}"`);
});

test('the workbook holds dates as dates, numbers as numbers, and everything else as text', async () => {
  const sheets = await sheetsOf();
  const [header = [], ...rows] = sheets.find(({ name }) => name === 'Principals')?.rows ?? [];
  const token = rows.find(([id]) => id === 't1');
  expect(token?.[header.indexOf('Expires on')]).toEqual(new Date('2026-01-01T00:00:00Z'));
  expect(typeof token?.[header.indexOf('Direct entitlements')]).toBe('number');
});

test('the rows that a full sheet cannot hold are on another sheet', async () => {
  const sheets = await sheetsOf(2);
  const parts = sheets.filter(({ name }) => name.startsWith('Entitlements'));
  expect(parts.map(({ name }) => name).slice(0, 2)).toEqual(['Entitlements', 'Entitlements_2']);
  expect(parts.flatMap(({ rows }) => rows.slice(1).map(([id]) => id))).toEqual(ids);
  expect(sheets[0]?.rows).toContainEqual(
    expect.arrayContaining(['Entitlements', ids.length, expect.stringContaining('2 on Entitlements_2')]),
  );
});

test('the workbook has the same bytes on every day and in every time zone', async () => {
  const zone = process.env.TZ;
  const bytes = await bytesOf();
  try {
    process.env.TZ = 'Pacific/Auckland';
    expect(await bytesOf()).toEqual(bytes);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
  for (const at of zipTimes(bytes)) expect(at).toBe('1980-01-01T12:00');
});

/** What the archive says of when its files were made, read as the format lays it down. */
function zipTimes(bytes: Uint8Array): readonly string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const times: string[] = [];
  for (let at = 0; at + 30 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x04034b50) continue;
    const [time, date] = [view.getUint16(at + 10, true), view.getUint16(at + 12, true)];
    const two = (value: number) => String(value).padStart(2, '0');
    const day = `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)}`;
    times.push(`${day}T${two(time >> 11)}:${two((time >> 5) & 63)}`);
  }
  return times;
}
