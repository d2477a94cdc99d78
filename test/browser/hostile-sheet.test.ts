import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sheetHtml, sheetsOf } from '@grantlens/review/internal';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hostileTexts } from '../../packages/reporter/src/render/hostile.fixture.ts';
import { visible } from '../../packages/reporter/src/words/visible.ts';
import { startOf, stateAfter, unitOf } from '../../packages/review/src/review.fixture.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();

/** A unit in which everything that somebody can name is named like that, and the units that it carries. */
const unitsNamedLike = (text: string, at: number) => {
  const named = {
    ...{ email: text, name: text, groupId: text, groupName: text, permissionGroupName: text },
    ...{ scopeName: text, means: text, note: text, manager: text, department: text, except: [text] },
    ...{ findings: [text], found: [text], previousDecision: text, previousReviewer: text, subjects: [] },
    ...{ previousDecidedAt: text, lastActivity: text },
  };
  return [
    unitOf(`${at}-in`, { ...named, kind: 'membership', principalId: `m${at}` }),
    unitOf(`${at}-gives`, { ...named, kind: 'handout', principalId: null, email: null, name: null }),
  ];
};

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let opened: Opened;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-sheet-'));
  browser = await startChromium(chromium ?? '');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(chromium === null).each(hostileTexts.map((text) => [text.slice(0, 40), text] as const))(
  'the name %j is shown in a sheet, in the list and in full, and does nothing',
  async (_, text) => {
    const [sheet] = sheetsOf(stateAfter(startOf(unitsNamedLike(text, 1))).state);
    if (sheet === undefined) throw new Error('nobody has a sheet');
    const about = { account: text, takenAt: text, due: null, fallback: text, toolVersion: '1' };
    const file = join(folder, 'sheet.html');
    await writeFile(file, sheetHtml({ ...sheet, reviewer: text }, about));
    opened = await openReport(browser, file);
    const { page, complaints, requests } = opened;
    for (const key of ['c', 'n', 'c', 'r', 'x', 'Escape']) await page.keyboard.press(key);
    const shown = visible(text.trim()).slice(0, 60);
    expect(await page.locator('#sentence').textContent()).toContain(shown);
    expect(await page.locator('.unit-row').first().textContent()).toContain(shown);
    expect(await page.locator('#carried li').first().textContent()).toContain(shown);
    expect(await page.locator('main script, main img, main svg, main iframe').count()).toBe(0);
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    await opened.close();
  },
);
