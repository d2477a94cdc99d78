import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile } from '@grantlens/engine';
import { buildReport } from '@grantlens/reporter';
import { renderHtml, tableOf, type UnitRow } from '@grantlens/reporter/internal';
import { decodeSnapshot, normalise } from '@grantlens/snapshot';
import type { Browser } from 'playwright-core';
import { pathOf } from '../account/files.ts';
import { median } from '../measure.ts';
import { plainPage } from '../report/plain.ts';
import type { Findings, Task } from './job.ts';

/** As many rows as both pages are given, if the account has them. */
const rowsShown = 200_000;

/** What a browser makes of a page: how long until it is there, and how long a scroll and a search take. */
interface Felt {
  readonly loadMs: number;
  readonly scrollMs: number;
  readonly filterMs: number;
}

/** The page of a report in a browser, beside the same rows as one plain table. Nothing where there is no browser. */
export async function openAReport({ folder }: Task): Promise<Findings> {
  const { findChromium, noChromium, startChromium } = await import('../../browser/chromium.ts');
  const chromium = findChromium();
  if (chromium === null) {
    process.stderr.write(`report-page: ${noChromium}\n`);
    return { figures: {} };
  }
  const { snapshot } = decodeSnapshot(readFileSync(pathOf(folder, 'snapshot')), 'refuse');
  const report = buildReport(compile(normalise(snapshot)), { toolVersion: 'bench' });
  const whole = join(folder, 'report.html');
  const ours = join(folder, 'rows.html');
  const plain = join(folder, 'plain.html');
  const entitlements = report.tables.entitlements.rows().slice(0, rowsShown);
  const none = { principals: [], groups: [], units: tableOf<UnitRow>([]), findings: [], changes: [] };
  await writeFile(whole, renderHtml(report));
  await writeFile(ours, renderHtml({ ...report, tables: { ...none, entitlements: tableOf(entitlements) } }));
  await writeFile(plain, plainPage(entitlements));
  const browser = await startChromium(chromium);
  try {
    const [all, page, table] = [
      await feel(browser, whole, written),
      await feel(browser, ours, written),
      await feel(browser, plain, plainly),
    ];
    return {
      figures: {
        rowsShown: entitlements.length,
        wholeBytes: statSync(whole).size,
        wholeLoadMs: all.loadMs,
        loadMs: page.loadMs,
        scrollMs: page.scrollMs,
        filterMs: page.filterMs,
        plainLoadMs: table.loadMs,
        plainScrollMs: table.scrollMs,
        plainFilterMs: table.filterMs,
      },
    };
  } finally {
    await browser.close();
  }
}

/** Where a page is ready, scrolls and is searched. */
interface Handles {
  readonly ready: string;
  readonly scrolls: string;
  readonly search: string;
}

const written: Handles = {
  ready: 'html[data-ready="true"]',
  scrolls: '#entitlements .table',
  search: '#entitlements input[type="search"]',
};
const plainly: Handles = { ready: 'table', scrolls: 'html', search: 'input' };

async function feel(browser: Browser, file: string, { ready, scrolls, search }: Handles): Promise<Felt> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.setDefaultTimeout(400_000);
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const start = performance.now();
  await page.goto(pathToFileURL(file).href, { timeout: 400_000 });
  await page.locator(ready).waitFor({ state: 'attached' });
  await page.evaluate(drawn);
  const loadMs = performance.now() - start;
  await page.locator(scrolls).first().scrollIntoViewIfNeeded();
  const scrolled: number[] = [];
  for (let part = 0; part < 15; part += 1) {
    scrolled.push(
      await page.evaluate(
        async ({ selector, at }) => {
          const frame = document.querySelector(selector);
          const begin = performance.now();
          if (frame !== null) frame.scrollTop = frame.scrollHeight * at;
          // What was asked for is on the screen after two frames.
          await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
          return performance.now() - begin;
        },
        { selector: scrolls, at: ((part * 7) % 15) / 15 },
      ),
    );
  }
  const filtered: number[] = [];
  for (const text of ['dns', 'site-1', 'nobody has this', 'zone', '']) {
    filtered.push(
      await page.evaluate(
        async ({ selector, value }) => {
          const field = document.querySelector<HTMLInputElement>(selector);
          const begin = performance.now();
          if (field !== null) field.value = value;
          field?.dispatchEvent(new Event('input', { bubbles: true }));
          // What was asked for is on the screen after two frames.
          await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
          return performance.now() - begin;
        },
        { selector: search, value: text },
      ),
    );
  }
  await page.close();
  if (complaints.length > 0) throw new Error(`${file}: ${complaints.join('; ')}`);
  return { loadMs, scrollMs: median(scrolled), filterMs: median(filtered) };
}

/** In the browser: until what was asked for is on the screen, which is two frames at least. */
function drawn(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}
