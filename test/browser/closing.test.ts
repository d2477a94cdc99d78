import { readFile } from 'node:fs/promises';
import type { Closing } from '@grantlens/review/internal';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type DecidedReview, decidedReview, readyToClose, signing } from '../e2e/review-folder.ts';
import { violationsIn } from './axe.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Opened, openPage } from './opened-report.ts';

const chromium = findChromium();

vi.setConfig({ testTimeout: 120_000 });

let review: DecidedReview;
let browser: Browser;
let opened: Opened;
let closing: Closing;

beforeAll(async () => {
  review = await decidedReview();
  await readyToClose(review, 'decided');
  await review.review('close', 'decided', signing());
  closing = JSON.parse(await readFile(review.at('decided', 'review', 'closing.json'), 'utf8'));
  browser = await startChromium(chromium ?? '');
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await review?.remove();
});

afterEach(async () => {
  // Nothing went wrong, and nothing but the file itself was asked for.
  expect(opened.complaints).toEqual([]);
  expect(opened.requests.filter((url) => !url.startsWith('file:') && url !== 'about:blank')).toEqual([]);
  await opened.close();
});

const open = async (options?: Parameters<typeof openPage>[2]): Promise<Page> => {
  opened = await openPage(browser, review.at('decided', 'review', 'closing.html'), options);
  return opened.page;
};

const idsIn = (page: Page, section: string): Promise<readonly (string | null)[]> =>
  page.locator(`#${section} tbody tr`).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));

test.skipIf(chromium === null)(
  'the page of a closing shows every unit under what was decided about it',
  async () => {
    const page = await open();
    const of = (word: string) =>
      closing.units.filter(({ decision }) => decision === word).map(({ id }) => id);
    expect(await idsIn(page, 'revoked')).toEqual(of('revoke'));
    expect(await idsIn(page, 'kept')).toEqual(of('keep'));
    expect(await idsIn(page, 'tasks')).toEqual(closing.tasks.map(({ id }) => id));
    const [left] = closing.units.filter(({ carriedOut }) => carriedOut.length > 0);
    const row = page.locator(`#revoked tr[data-id="${left?.id}"]`);
    const [step] = left?.carriedOut ?? [];
    for (const text of [left?.said[0]?.justification, step?.step, step?.requestId, 'gone'])
      expect(await row.textContent()).toContain(text);
  },
);

test.skipIf(chromium === null)('the page of a closing leads from its contents to every section', async () => {
  const page = await open();
  const links = page.locator('nav a');
  expect(await links.count()).toBe(8);
  for (const link of await links.all()) {
    await link.click();
    expect(await page.locator(`${await link.getAttribute('href')} h2`).isVisible()).toBe(true);
  }
});

test.skipIf(chromium === null).each<['light' | 'dark', number]>([
  ['light', 1400],
  ['dark', 1400],
  ['light', 390],
  ['dark', 390],
])(
  'the page of a closing has nothing that axe objects to, %s and %i pixels wide, and is not wider than the window',
  async (colorScheme, width) => {
    const page = await open({ colorScheme, viewport: { width, height: 900 } });
    expect(await violationsIn(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  },
);

test.skipIf(chromium === null)(
  'the page of a closing prints on A4 with the headers on every page and nothing cut off',
  async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 1032, height: 700 });
    expect(
      await page
        .locator('thead')
        .first()
        .evaluate((element) => getComputedStyle(element).display),
    ).toBe('table-header-group');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1032);
    expect((await page.pdf({ preferCSSPageSize: true })).length).toBeGreaterThan(10_000);
  },
);
