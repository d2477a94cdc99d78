import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findChromium, startChromium } from './chromium.ts';
import { type Review, reviewNorthHarbour } from './north-harbour-review.ts';
import { type Opened, openReport } from './opened-report.ts';
import { type Sheet, sheetsOf } from './pdf-sheets.ts';

const chromium = findChromium();

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let opened: Opened;
let review: Review;
let sheets: readonly Sheet[];

beforeAll(async () => {
  if (chromium === null) return;
  folder = await mkdtemp(join(tmpdir(), 'grantlens-browser-'));
  review = await reviewNorthHarbour(folder);
  browser = await startChromium(chromium);
  opened = await openReport(browser, review.file);
  sheets = sheetsOf(await opened.page.pdf({ preferCSSPageSize: true }));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

const textOf = (sheet: Sheet | undefined): string => (sheet?.lines ?? []).map(({ text }) => text).join('\n');
/** As a text is on paper, wherever its lines break. */
const solid = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '');

test.skipIf(chromium === null)('a printed report of north-harbour has at most 25 sheets', () => {
  expect(sheets.length).toBeGreaterThan(10);
  expect(sheets.length).toBeLessThanOrEqual(25);
});

test.skipIf(chromium === null)(
  'every sheet of a printed report says its account, its report and its number',
  () => {
    const account = 'f0919664a81fca51bc5e6109bd9a6548';
    for (const [at, sheet] of sheets.entries()) {
      const foot = sheet.lines.find(({ text }) => text.includes(`sheet ${at + 1} of ${sheets.length}`));
      expect(foot?.text, `sheet ${at + 1}`).toContain(`North Harbour Ferries · ${account}`);
      expect(foot?.text, `sheet ${at + 1}`).toContain(review.reportId);
    }
  },
);

test.skipIf(chromium === null)(
  'a printed report is as wide as its sheets, and so never printed smaller',
  async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 710, height: 1000 });
    await page.emulateMedia({ media: 'print' });
    const [wide, inner] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(wide).toBe(inner);
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 1400, height: 1000 });
  },
);

test.skipIf(chromium === null)(
  'the first two sheets of a report answer the five questions, say who must act, and are signed',
  () => {
    const first = textOf(sheets[0]);
    for (const question of ['Source', 'Scope', 'Completeness', 'Accuracy', 'Integrity', 'Logic'])
      expect(first).toMatch(new RegExp(`^${question}`, 'm'));
    expect(first).toContain('NOT Cloudflare');
    const second = textOf(sheets[1]);
    for (const part of [
      'What is wrong',
      'What changed',
      'Who must act',
      'Sign-off of the whole',
      'Signature',
    ])
      expect(second).toContain(part);
    expect(textOf(sheets[2])).toMatch(/^Coverage$/m);
  },
);

test.skipIf(chromium === null)('no heading of a printed report is alone at the foot of a sheet', async () => {
  const namesOf = async (selector: string) =>
    new Set((await opened.page.locator(selector).allTextContents()).map(solid));
  const headings = await namesOf('main:not([hidden]) :is(h2, h3, h4, .in-words summary)');
  const over = await namesOf('.fold .strong');
  for (const [at, sheet] of sheets.entries()) {
    const lines = sheet.lines.filter(({ text }) => !text.includes(` of ${sheets.length}`));
    const last = solid(lines.at(-1)?.text ?? '');
    expect(headings.has(last), `sheet ${at + 1} ends with “${last}”`).toBe(false);
    // In a line over rows, an address and a count follow the name.
    const [, name] = /^(.*?)(?:\S+@\S+)?\d+(?:entitlement|unit|change|row)s?/.exec(last) ?? [];
    expect(over.has(name ?? ''), `sheet ${at + 1} ends with “${last}”`).toBe(false);
  }
});

test.skipIf(chromium === null)('what is long repeats its header on every sheet of it', () => {
  const inUnits = sheets.filter((sheet) => sheet.lines.some(({ text }) => /^KindWhat/.test(solid(text))));
  expect(inUnits.length).toBeGreaterThan(2);
});

test.skipIf(chromium === null)('a printed report has every row of every table, and every id, in full', () => {
  const printed = solid(sheets.map(({ text }) => text).join(''));
  const missing = (texts: Iterable<unknown>) =>
    [...new Set(texts)].filter(
      (text) => text !== null && text !== '*' && !printed.includes(solid(String(text))),
    );
  const { tables } = review;
  const cells = (table: string, ...columns: readonly string[]) =>
    (tables[table] ?? []).flatMap((row) => columns.map((column) => row[column] ?? null));
  expect(
    missing(cells('entitlements', 'id', 'policyId', 'scopeKey', 'permissionGroupId', 'groupId')),
  ).toEqual([]);
  expect(missing(cells('entitlements', 'resourceGroupId', 'principalId', 'zone'))).toEqual([]);
  expect(missing(cells('principals', 'id', 'email'))).toEqual([]);
  expect(missing(cells('groups', 'id', 'name'))).toEqual([]);
  expect(missing(cells('units', 'id'))).toEqual([]);
  expect(missing(cells('changes', 'principalId'))).toEqual([]);
  expect(missing(cells('findings', 'finding', 'subjectId'))).toEqual([]);
});
