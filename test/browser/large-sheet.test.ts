import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheetHtml, sheetsOf } from '@grantlens/review/internal';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startOf, stateAfter, unitOf } from '../../packages/review/src/review.fixture.ts';
import { violationsIn } from './axe.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();
const count = 10_000;

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let opened: Opened;

/** 2,000 people, each with five units. */
const units = Array.from({ length: count }, (_, at) => {
  const person = Math.floor(at / 5);
  const name = `Person ${String(person).padStart(4, '0')}`;
  return unitOf(String(at), {
    principalId: `m${person}`,
    email: `person.${person}@example.com`,
    name,
    means: `can change DNS records on z${at}.example`,
    scopeName: `z${at}.example`,
    change: at % 20 === 0 ? 'new' : 'unchanged',
    privileged: at % 30 === 0 ? 'yes' : 'no',
    subjects: [],
  });
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-sheet-'));
  const [sheet] = sheetsOf(stateAfter(startOf(units)).state);
  if (sheet === undefined) throw new Error('nobody has a sheet');
  const about = { account: 'Large', takenAt: '2026-01-01', due: null, fallback: null, toolVersion: '1' };
  await writeFile(join(folder, 'sheet.html'), sheetHtml(sheet, about));
  browser = await startChromium(chromium ?? '');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.close();
});

const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
  opened = await openReport(browser, join(folder, 'sheet.html'), options);
  return opened.page;
};

/** How long the page takes for each of some keys, in milliseconds, up to the layout; the middle of all. */
const medianOf = (page: Page, key: string, times: number): Promise<number> =>
  page.evaluate(
    async ([struck, often]) => {
      const frame = document.getElementById('units');
      const all: number[] = [];
      for (let done = 0; done < often; done++) {
        const start = performance.now();
        frame?.dispatchEvent(new KeyboardEvent('keydown', { key: struck, bubbles: true, cancelable: true }));
        document.body.getBoundingClientRect();
        all.push(performance.now() - start);
        await new Promise((drawn) => requestAnimationFrame(drawn));
      }
      return all.sort((a, b) => a - b)[Math.floor(often / 2)] ?? 0;
    },
    [key, times] as const,
  );

test.skipIf(chromium === null)(
  'a sheet of ten thousand units draws those that are looked at, from the first to the last',
  async () => {
    const page = await open();
    const drawn = page.locator('.unit-row');
    expect(await page.locator('#counts b').textContent()).toBe('0 of 10,000 decided');
    expect(await drawn.count()).toBeLessThan(100);
    await page.locator('#units').evaluate((frame) => {
      frame.scrollTop = frame.scrollHeight;
    });
    await page.locator('.unit-row[data-row="9999"]').click();
    expect(await page.locator('#position').textContent()).toBe('10,000 of 10,000');
    expect(await drawn.count()).toBeLessThan(100);
    // The unit before is shown wherever the window is.
    await page.locator('#units').evaluate((frame) => {
      frame.scrollTop = 0;
    });
    await page.keyboard.press('p');
    const current = page.locator('.unit-row[aria-current]');
    expect(await current.count()).toBe(1);
    const [row, frame] = [await current.boundingBox(), await page.locator('#units').boundingBox()];
    expect(row?.y).toBeGreaterThan(frame?.y ?? Number.NaN);
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(
      (frame?.y ?? 0) + (frame?.height ?? 0) + 1,
    );
  },
);

test.skipIf(chromium === null)('a sheet of ten thousand units answers keys in under 50 ms', async () => {
  const page = await open();
  expect(await medianOf(page, 'ArrowDown', 60)).toBeLessThan(50);
  await page.locator('#asked [name="show"]').selectOption('unchanged');
  expect(await medianOf(page, 'k', 60)).toBeLessThan(50);
  expect(await medianOf(page, 'x', 20)).toBeLessThan(50);
});

test.skipIf(chromium === null).each([
  ['light', 1400],
  ['dark', 390],
] as const)(
  'axe objects to nothing in a %s sheet of ten thousand units, %i pixels wide',
  async (colorScheme, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 844 } });
    expect(await violationsIn(page)).toEqual([]);
    await page.locator('#units').evaluate(async (frame) => {
      frame.scrollTop = frame.scrollHeight / 2;
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    await page.locator('.unit-row input').nth(3).click();
    expect(await violationsIn(page), 'a marked unit in the middle').toEqual([]);
  },
);

test.skipIf(chromium === null)('a large sheet on paper says how many of its rows are there', async () => {
  const page = await open();
  await page.emulateMedia({ media: 'print' });
  const said = page.getByText('Only the first 2,000 of 12,000 rows are printed.');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await said.isVisible()).toBe(true);
  expect(await page.locator('#units tbody tr').count()).toBe(2_000);
  // The frame that grows with its rows does not draw more of them.
  await page.locator('#units').evaluate(async (frame) => {
    frame.style.height = '90000px';
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  });
  expect(await page.locator('#units tbody tr').count()).toBe(2_000);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await said.count()).toBe(0);
});
