import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { violationsIn } from './axe.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();
const minutes = 60_000;
const reviewer = 'audit@northharbour.example';

interface LogLine {
  readonly kind: string;
  readonly unit: string;
  readonly word: string;
  readonly justification: string | null;
  readonly seconds: number | null;
  readonly rows: number;
}

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let browser: Browser;
let opened: Opened;

const at = (...names: readonly string[]) => join(folder, ...names);
const sheetIn = (sheets: string) => at(sheets, `1-${reviewer}.html`);
const logOf = async (name: string): Promise<readonly LogLine[]> =>
  (await readFile(at(name, 'decisions.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const decisionsIn = (lines: readonly LogLine[]) => lines.filter(({ kind }) => kind === 'decision');

/** A package on which a review has started, and its sheets. */
const start = async (name: string, ...options: readonly string[]): Promise<void> => {
  const made = await grantlens(['report', '--out', at(name), '--format', 'csv', ...options]);
  expect(made.code).toBe(0);
  const args = ['--fallback', reviewer, '--due', '2026-12-31'];
  expect((await grantlens(['review', 'start', at(name), ...args])).code).toBe(0);
  const sheets = ['--out', at(`${name}-sheets`), '--format', 'html'];
  expect((await grantlens(['review', 'sheets', at(name), ...sheets])).code).toBe(0);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-sheet-'));
  const earlier = await takeEarlierSnapshot('north-harbour', 'q3');
  await writeFile(at('q3.json'), encodeSnapshot(earlier, 'json'));
  await writeFile(at('q4.json'), encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  await start('q4', '-s', at('q4.json'), '--previous', at('q3.json'));
  await start('q3', '-s', at('q3.json'));
  browser = await startChromium(chromium ?? '');
}, 2 * minutes);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  // Whatever a test did: nothing went wrong, and nothing but the file itself was asked for.
  expect(opened.complaints).toEqual([]);
  const elsewhere = opened.requests.filter((url) => !/^(file|blob):/.test(url) && url !== 'about:blank');
  expect(elsewhere).toEqual([]);
  await opened.close();
});

const open = async (options?: Parameters<typeof openReport>[2], sheet = 'q4-sheets'): Promise<Page> => {
  opened = await openReport(browser, sheetIn(sheet), options);
  return opened.page;
};
const counts = (page: Page) => page.locator('#counts b').textContent();
const sentence = (page: Page) => page.locator('#sentence').textContent();
const save = async (page: Page, name: string): Promise<string> => {
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
  expect(download.suggestedFilename()).toBe(`decisions-${reviewer}.json`);
  await download.saveAs(at(name));
  return at(name);
};
/** Decides as many units as it is asked to, and says how many keys that took. */
const decide = async (page: Page, count: number): Promise<number> => {
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys++;
    await page.keyboard.press(key);
  };
  for (let done = 0; done < count; done++) {
    await press(done % 3 === 1 ? 'r' : 'k');
    if (!(await page.locator('#decide [name="justification"]').evaluate(isFocused))) continue;
    // The first reason is typed, the others are that of before.
    if (done === 0) for (const letter of 'on call') await press(letter === ' ' ? 'Space' : letter);
    else await press('ArrowUp');
    await press('Enter');
  }
  return keys;
};

test.skipIf(chromium === null)(
  'ten units of a sheet are decided by keys alone, and the import of the saved file has those ten decisions',
  async () => {
    const page = await open();
    expect(await counts(page)).toBe('0 of 167 decided');
    const ids = (await unitIds(page)).slice(0, 10);
    const keys = await decide(page, 10);
    // Ten units, all of them privileged or with findings: a key a second is well under a minute.
    expect(keys).toBeLessThan(45);
    expect(await counts(page)).toBe('10 of 167 decided');
    const file = await save(page, 'ten.json');
    const saved = JSON.parse(await readFile(file, 'utf8'));
    expect(saved.decisions.map(({ id }: { id: string }) => id).sort()).toEqual(ids.toSorted());
    const imported = await grantlens(['review', 'import', at('q4'), file]);
    expect(imported).toMatchObject({ code: 0, err: expect.stringMatching(/^head 12 /m) });
    const lines = await logOf('q4');
    const words = new Map(decisionsIn(lines).map(({ unit, word }) => [unit, word]));
    expect([...words.keys()].sort()).toEqual(ids.toSorted());
    expect(ids.map((id) => words.get(id))).toEqual(ids.map((_, n) => (n % 3 === 1 ? 'revoke' : 'keep')));
    for (const { word, justification } of decisionsIn(lines))
      if (word === 'revoke') expect(justification).toBe('on call');
    const batch = lines.at(-1);
    expect(batch).toMatchObject({ kind: 'batch', rows: 10 });
    expect(batch?.seconds).toBeGreaterThan(0);
  },
);

test.skipIf(chromium === null)(
  'a sheet is resumed from its file on another machine, and only what is new is imported then',
  async () => {
    const page = await open({}, 'q3-sheets');
    await decide(page, 4);
    // A revoke without its reason is kept out of the file, and said.
    await page.keyboard.press('r');
    expect(await page.locator('#lacking').textContent()).toBe('1 lacks its reason');
    await page.locator('#lacking').click();
    expect(await page.locator('#shown').textContent()).toMatch(/^1 of \d+ units$/);
    const first = await save(page, 'four.json');
    expect(await page.locator('#notice').textContent()).toMatch(/^4 decisions saved in .+ 1 decision is not/);
    expect((await grantlens(['review', 'import', at('q3'), first])).code).toBe(0);
    await opened.close();

    const other = await open({}, 'q3-sheets');
    await other.locator('#file').setInputFiles(first);
    await other.locator('#counts', { hasText: '4 of' }).waitFor();
    await decide(other, 1);
    const second = await save(other, 'more.json');
    expect(JSON.parse(await readFile(second, 'utf8')).decisions).toHaveLength(5);
    const imported = await grantlens(['review', 'import', at('q3'), second]);
    expect(imported).toMatchObject({ code: 0, out: expect.stringContaining('4 of the decisions') });
    const lines = await logOf('q3');
    expect(decisionsIn(lines)).toHaveLength(5);
    expect(lines.at(-1)).toMatchObject({ kind: 'batch', rows: 1 });
  },
);

test.skipIf(chromium === null)(
  'a sheet refuses to open a file of another package or reviewer, and changes nothing',
  async () => {
    const page = await open();
    await page.keyboard.press('n');
    const whose = { format: 'grantlens.decisions', version: 1, manifest: 'a'.repeat(64), reviewer };
    const manifest = JSON.parse(await readFile(at('q4-sheets', 'sheets.json'), 'utf8')).manifest;
    for (const [text, why] of [
      ['hello', /^This is not a file that a sheet has saved/],
      [JSON.stringify({ ...whose, decisions: [] }), /^This file is of another package/],
      [
        JSON.stringify({ ...whose, manifest, reviewer: 'eve@x.example', decisions: [] }),
        /^This file is of another reviewer, eve@x\.example/,
      ],
      [
        JSON.stringify({ ...whose, manifest, decisions: [{ id: 'u-1', decision: 'keep' }] }),
        /^This file decides about u-1, which is not in this sheet/,
      ],
    ] as const) {
      const buffer = Buffer.from(text);
      await page.locator('#file').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
      await page.locator('#notice', { hasText: why }).waitFor();
      expect(await counts(page)).toBe('0 of 167 decided');
    }
  },
);

test.skipIf(chromium === null)(
  'a sheet decides several marked units with one reason, and never those that are privileged or have a finding',
  async () => {
    const page = await open();
    // The first unit has a finding.
    await page.keyboard.press('x');
    expect(await page.locator('#notice').textContent()).toMatch(/^This unit is decided by itself/);
    await page.locator('#asked [name="by"]').selectOption('group');
    await page.locator('#asked [name="find"]').fill('NH-Staff');
    const heading = page.locator('.heading-row').first();
    const marked = page.locator('.unit-row input:checked');
    await heading.locator('input').click();
    expect(await marked.count()).toBeGreaterThan(5);
    expect(await page.locator('.unit-row:has(.tag[data-value="privileged"]) input:checked').count()).toBe(0);
    expect(await page.locator('.unit-row:has(.tag[data-value="found"]) input:checked').count()).toBe(0);
    expect(await counts(page)).toBe('0 of 167 decided');
    const title = await page.locator('#marked').textContent();
    const many = Number(title?.split(' ')[0]);
    // A reason is needed, and asked for.
    await page.keyboard.press('r');
    await page.keyboard.press('Enter');
    expect(await page.locator('#notice').textContent()).toBe('This decision needs a reason.');
    await page.keyboard.type('not needed any more');
    await page.keyboard.press('Enter');
    expect(await counts(page)).toBe(`${many} of 167 decided`);
    expect(await marked.count()).toBe(0);
    // One step: all of it is undone at once.
    await page.keyboard.press('u');
    expect(await counts(page)).toBe('0 of 167 decided');
  },
);

test.skipIf(chromium === null)(
  'a sheet lists units by words, by state, under people and under user groups, and unfolds what they carry',
  async () => {
    const page = await open();
    expect(await page.locator('.heading-row').first().textContent()).toContain('@northharbour.example');
    await page.locator('#asked [name="show"]').selectOption('privileged');
    const shown = await page.locator('#shown').textContent();
    expect(shown).toMatch(/^\d+ of 167 units$/);
    await page.locator('#asked [name="show"]').selectOption('decided');
    expect(await page.locator('#shown').textContent()).toBe('0 of 167 units');
    await page.locator('#asked [name="show"]').selectOption('');
    await page.locator('#asked [name="by"]').selectOption('group');
    await page.locator('#asked [name="find"]').fill('network operations');
    expect(await page.locator('.heading-row').allTextContents()).toContainEqual(
      expect.stringMatching(/^User group Network Operations\d+ of \d+$/),
    );
    // What a unit carries unfolds.
    await page.keyboard.press('Escape');
    await page.locator('.unit-row', { hasText: 'is in the user group' }).first().click();
    await page.keyboard.press('c');
    expect(await page.locator('#carried li').first().isVisible()).toBe(true);
    expect(await page.locator('#carried summary').textContent()).toMatch(/^What it carries: \d+ entitlement/);
  },
);

test.skipIf(chromium === null)(
  'a sheet says of a unit that denies that revoking it gives access',
  async () => {
    const page = await open();
    await page.locator('#asked [name="show"]').selectOption('deny');
    expect(await page.locator('#shown').textContent()).not.toBe('0 of 167 units');
    expect(await page.locator('#warning').isVisible()).toBe(true);
    expect(await page.locator('#warning').textContent()).toContain('Revoking it gives access');
    expect(await page.locator('.unit-row .tag[data-value="deny"]').first().isVisible()).toBe(true);
  },
);

test.skipIf(chromium === null)(
  'a sheet undoes a typed reason as one step, and warns before unsaved decisions are lost',
  async () => {
    const page = await open();
    const first = await sentence(page);
    await page.keyboard.press('r');
    await page.keyboard.type('left');
    await page.keyboard.press('Enter');
    expect(await sentence(page)).not.toBe(first);
    await page.keyboard.press('u');
    expect(await sentence(page)).toBe(first);
    expect(await page.locator('#decide [name="justification"]').inputValue()).toBe('');
    const asked = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe('beforeunload');
    await page.keyboard.press('u');
    expect(await counts(page)).toBe('0 of 167 decided');
    (opened.complaints as string[]).splice(0);
  },
);

test.skipIf(chromium === null)('a sheet with its single keys switched off can be worked by Tab', async () => {
  const page = await open();
  await page.locator('#single').uncheck();
  await page.locator('#units').focus();
  await page.keyboard.press('k');
  expect(await counts(page)).toBe('0 of 167 decided');
  const reached = new Set<string>();
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    reached.add(
      await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || ''),
    );
  }
  for (const name of ['undo', 'open', 'units', 'previous', 'next', 'KeepK', 'RevokeR'])
    expect([...reached], name).toContain(name);
});

test.skipIf(chromium === null)(
  'a sheet says without scripts what to fill in, and on paper that it is not a record',
  async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('.without-script').textContent()).toContain(
      'the workbook (.xlsx) or the table (.csv)',
    );
    expect(await page.locator('main').isVisible()).toBe(false);
    await opened.close();
    const printed = await open();
    await printed.emulateMedia({ media: 'print' });
    expect(await printed.locator('.on-paper').textContent()).toMatch(/^This print is not a record/);
    expect(await printed.locator('.on-paper').isVisible()).toBe(true);
    expect(await printed.locator('#decide').isVisible()).toBe(false);
  },
);

test.skipIf(chromium === null).each([
  ['light', 1400],
  ['dark', 1400],
  ['light', 390],
  ['dark', 390],
] as const)('axe objects to nothing in a %s sheet of %i pixels', async (colorScheme, width) => {
  const page = await open({ colorScheme, viewport: { width, height: 844 } });
  await page.keyboard.press('r');
  await page.keyboard.press('Escape');
  expect(await violationsIn(page), 'a decision that lacks its reason').toEqual([]);
  await page.locator('.unit-row input:enabled').first().click();
  expect(await violationsIn(page), 'marked units').toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

function isFocused(element: Element): boolean {
  return element === document.activeElement;
}

/** The ids of the units in the order of the list. */
async function unitIds(page: Page): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let place = 0; place < 12; place++) {
    const id = await page.locator('#unit-id').textContent();
    ids.push(id ?? '');
    await page.keyboard.press('n');
  }
  for (let place = 0; place < 12; place++) await page.keyboard.press('p');
  return ids;
}
