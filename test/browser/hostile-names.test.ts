import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildReport } from '@grantlens/reporter';
import { renderHtml } from '@grantlens/reporter/internal';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { accountNamedLike, hostileTexts } from '../../packages/reporter/src/render/hostile.fixture.ts';
import { visible } from '../../packages/reporter/src/words/visible.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let opened: Opened;

const file = () => join(folder, 'report.html');
const write = (text: string) =>
  writeFile(file(), renderHtml(buildReport(accountNamedLike(text), { toolVersion: '1' })));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-browser-'));
  browser = await startChromium(chromium ?? '');
  await write('harmless');
  opened = await openReport(browser, file());
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(chromium === null).each(hostileTexts.map((text) => [text.slice(0, 40), text] as const))(
  'the name %j is shown in a browser, also on the page of its holder, and does nothing',
  async (_, text) => {
    const { page, complaints, requests } = opened;
    await write(text);
    await opened.goTo('');
    await page
      .locator('form[data-table="entitlements"] [name="principal"]')
      .fill(visible(text).slice(0, 200));
    await page.locator('form[data-table="entitlements"] [name="scope"]').focus();
    await page.locator('#population tbody tr a').first().click();
    const name = await page.locator('.dossier h1').textContent();
    expect(name).toContain(visible(text.trim()).slice(0, 60));
    expect(await page.locator('.dossier script, .dossier img, .dossier iframe').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:') && url !== 'about:blank')).toEqual([]);
  },
);
