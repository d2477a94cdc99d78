import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '@grantlens/engine';
import { buildReport, type Report } from '@grantlens/reporter';
import { renderHtml } from '@grantlens/reporter/internal';
import { normalise } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { findChromium, startChromium } from './chromium.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let opened: Opened;
let report: Report;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-browser-'));
  report = buildReport(compile(normalise(workload('S', 1))), { toolVersion: '1' });
  await writeFile(join(folder, 'report.html'), renderHtml(report));
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

const open = async (options?: Parameters<typeof openReport>[2]): Promise<Page> => {
  opened = await openReport(browser, join(folder, 'report.html'), options);
  return opened.page;
};
const frame = '#entitlements .table';
const idsIn = (page: Page): Promise<readonly (string | null)[]> =>
  page.locator(`${frame} tbody tr`).evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
const scrollTo = async (page: Page, part: number): Promise<void> => {
  await page.locator(frame).evaluate(async (element, at) => {
    element.scrollTop = (element.scrollHeight - element.clientHeight) * at;
    await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  }, part);
};
/** The first and the last row of which all can be seen. */
const seen = (page: Page): Promise<readonly (string | null)[]> =>
  page.locator(frame).evaluate((element) => {
    const box = element.getBoundingClientRect();
    const top = element.querySelector('thead')?.getBoundingClientRect().bottom ?? box.top;
    const whole = [...element.querySelectorAll('tbody tr')].filter((row) => {
      const { top: from, bottom: to } = row.getBoundingClientRect();
      return from >= top - 1 && to <= box.bottom + 1;
    });
    return [whole.at(0), whole.at(-1)].map((row) => row?.getAttribute('data-id') ?? null);
  });

test.skipIf(chromium === null)(
  'a large report draws only the rows that are looked at, from the first to the last',
  async () => {
    const page = await open();
    const ids = report.tables.entitlements.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(20_000);
    await page.locator(frame).scrollIntoViewIfNeeded();
    expect((await seen(page))[0]).toBe(ids[0]);
    await scrollTo(page, 1);
    expect((await seen(page))[1]).toBe(ids.at(-1));
    for (const part of [0.5, 0.1, 0.93]) {
      await scrollTo(page, part);
      const drawn = await idsIn(page);
      const at = ids.indexOf(drawn[0] ?? '');
      expect(drawn).toEqual(ids.slice(at, at + drawn.length));
      expect(drawn.length).toBeLessThan(100);
      expect(Math.abs(at / ids.length - part)).toBeLessThan(0.01);
    }
  },
);

test.skipIf(chromium === null)(
  'a large report filters and sorts all rows, also those that were never drawn',
  async () => {
    const page = await open();
    const denied = report.tables.entitlements.filter(({ effective }) => effective === 'denied');
    await page.locator('form[data-table="entitlements"] [name="effective"]').selectOption('denied');
    expect(await page.locator('form[data-table="entitlements"] output').textContent()).toBe(
      `${denied.length.toLocaleString('en')} of ${report.tables.entitlements.length.toLocaleString('en')}`,
    );
    expect((await idsIn(page))[0]).toBe(denied[0]?.id);
    await page.locator('#entitlements th[data-sort="means"] button').click();
    const collator = new Intl.Collator('en', { numeric: true });
    const [least] = denied.map(({ means }) => means).sort(collator.compare);
    expect(await page.locator(`${frame} tbody tr td > bdi`).first().textContent()).toBe(least);
  },
);

test.skipIf(chromium === null)(
  'a large report has pages of members and zones, with the rows that represent them',
  async () => {
    const page = await open();
    const busiest = report.tables.principals.reduce((most, row) =>
      row.inheritedEntitlements > most.inheritedEntitlements ? row : most,
    );
    await opened.goTo(`#member=${busiest.id}`);
    expect(await page.locator('.dossier .kicker').textContent()).toBe('Member');
    const held = busiest.directEntitlements + busiest.inheritedEntitlements;
    expect(await page.locator('.dossier caption', { hasText: 'Entitlements' }).textContent()).toBe(
      `Entitlements: ${held.toLocaleString('en')}`,
    );
    await opened.goTo(`#zone=${report.zones[0]?.id}`);
    expect(await page.locator('.dossier h1').textContent()).toBe(report.zones[0]?.name);
    expect(await page.locator('.dossier svg[role="img"]').count()).toBe(1);
  },
);

test.skipIf(chromium === null)('a large report without scripts says where its rows are', async () => {
  const page = await open({ javaScriptEnabled: false });
  const said = page.locator('#entitlements .without-script');
  expect(await said.isVisible()).toBe(true);
  expect(await said.textContent()).toContain('entitlements.csv');
});
