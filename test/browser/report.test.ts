import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byteOrderMark } from '@grantlens/reporter/internal';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { violationsIn } from './axe.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Row, reviewNorthHarbour } from './north-harbour-review.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();

vi.setConfig({ testTimeout: 120_000 });

const listOf = (cell: Row[string] | undefined): readonly string[] => (Array.isArray(cell) ? cell : []);

let folder: string;
let browser: Browser;
let opened: Opened;
let file: string;
let tables: Readonly<Record<string, readonly Row[]>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-browser-'));
  ({ file, tables } = await reviewNorthHarbour(folder));
  browser = await startChromium(chromium ?? '');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  // Whatever a test did: nothing went wrong, and nothing but the file itself was asked for.
  expect(opened.complaints).toEqual([]);
  expect(opened.requests.filter((url) => !url.startsWith('file:') && url !== 'about:blank')).toEqual([]);
  await opened.close();
});

const open = async (options?: Parameters<typeof openReport>[2]): Promise<Page> => {
  opened = await openReport(browser, file, options);
  return opened.page;
};

const rowsOf = (table: string): readonly Row[] => tables[table] ?? [];
const idsWhere = (table: string, keep: (row: Row) => boolean): readonly unknown[] =>
  rowsOf(table)
    .filter(keep)
    .map(({ id }) => id);
const shownIds = (page: Page, table = 'entitlements'): Promise<readonly (string | null)[]> =>
  page
    .locator(`main:not([hidden]) .table[data-table="${table}"] tbody tr[data-id]:not([hidden])`)
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
const field = (page: Page, name: string, table = 'entitlements') =>
  page.locator(`form[data-table="${table}"] [name="${name}"]`);

test.skipIf(chromium === null)(
  'the page of a report shows every row of every table, each once, in the order of the files',
  async () => {
    const page = await open();
    for (const table of Object.keys(tables))
      expect(await shownIds(page, table), table).toEqual(idsWhere(table, () => true));
  },
);

test.skipIf(chromium === null)(
  'the page of a report without scripts has every row, no filter, and links that lead somewhere',
  async () => {
    const page = await open({ javaScriptEnabled: false });
    for (const { id } of rowsOf('entitlements'))
      expect(await page.locator(`#entitlements tr[data-id="${id}"]`).isVisible()).toBe(true);
    expect(await page.locator('form').first().isVisible()).toBe(false);
    await page.locator('.rail a[href="#findings"]').click();
    expect(await page.locator('#findings-title').isVisible()).toBe(true);
  },
);

test.skipIf(chromium === null)(
  'the page of a report filters by privilege, path, verdict, principal, zone, permission and change',
  async () => {
    const page = await open();
    await field(page, 'privileged').selectOption('yes');
    expect(await shownIds(page)).toEqual(idsWhere('entitlements', (row) => row.privileged === 'yes'));
    await field(page, 'path').selectOption('group');
    expect(await shownIds(page)).toEqual(
      idsWhere('entitlements', (row) => row.privileged === 'yes' && row.path === 'group'),
    );
    expect(await page.locator('#entitlements caption').textContent()).toBe(
      `Entitlements: ${(await shownIds(page)).length} of ${rowsOf('entitlements').length}, those with privileged “yes”, path “through a user group”`,
    );
    await page.locator('form[data-table="entitlements"] button[type="reset"]').click();
    expect(await shownIds(page)).toHaveLength(rowsOf('entitlements').length);
    await field(page, 'effective').selectOption('denied');
    expect(await shownIds(page)).toEqual(idsWhere('entitlements', (row) => row.effective === 'denied'));
    await field(page, 'effective').selectOption('');
    const [someone] = rowsOf('entitlements').filter(({ path }) => path === 'group');
    await field(page, 'principal').fill(String(someone?.email).toUpperCase());
    expect(await shownIds(page)).toEqual(idsWhere('entitlements', (row) => row.email === someone?.email));
    await field(page, 'principal').fill('');
    const [scoped] = rowsOf('entitlements').filter(({ scopeKind }) => scopeKind === 'resource');
    await field(page, 'scope').fill(String(scoped?.scopeKey));
    expect(await shownIds(page)).toEqual(
      idsWhere('entitlements', (row) => row.scopeKey === scoped?.scopeKey),
    );
    await field(page, 'permission').fill(String(scoped?.permissionGroupName));
    expect(await shownIds(page)).toEqual(
      idsWhere(
        'entitlements',
        (row) => row.scopeKey === scoped?.scopeKey && row.permissionGroupName === scoped?.permissionGroupName,
      ),
    );
    await page.locator('form[data-table="entitlements"] button[type="reset"]').click();
    const added = new Set(idsWhere('changes', (row) => row.kind === 'added'));
    expect(added.size).toBeGreaterThan(0);
    await field(page, 'changed').selectOption('added');
    expect(await shownIds(page)).toEqual(idsWhere('entitlements', ({ id }) => added.has(id)));
  },
);

test.skipIf(chromium === null)(
  'the page of a report finds a text anywhere in a row, and says how many rows have it',
  async () => {
    const page = await open();
    await field(page, 'find').fill('DNS');
    const found = idsWhere('entitlements', (row) =>
      Object.values(row).some((cell) => JSON.stringify(cell).toLowerCase().includes('dns')),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(await shownIds(page)).toEqual(found);
    expect(await page.locator('form[data-table="entitlements"] output').textContent()).toBe(
      `${found.length} of ${rowsOf('entitlements').length}`,
    );
    await field(page, 'find').fill('nobody has this');
    expect(await shownIds(page)).toEqual([]);
  },
);

test.skipIf(chromium === null)(
  'the page of a report sorts by a column up, down, and as it was, by mouse and by keyboard',
  async () => {
    const page = await open();
    const header = page.locator('.table[data-table="entitlements"] th', { hasText: 'In words' });
    const words = () =>
      page.locator('#entitlements tbody tr[data-id] td:first-of-type > bdi').allTextContents();
    const asWritten = await words();
    const collator = new Intl.Collator('en', { numeric: true });
    const sorted = asWritten.toSorted(collator.compare);
    await header.locator('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    expect(await words()).toEqual(sorted);
    await header.locator('button').press('Enter');
    expect(await header.getAttribute('aria-sort')).toBe('descending');
    expect(await words()).toEqual(sorted.toReversed());
    await header.locator('button').press(' ');
    expect(await words()).toEqual(asWritten);
  },
);

test.skipIf(chromium === null)(
  'the page of a report has an address for a filter and an order, which shows everybody the same',
  async () => {
    const page = await open();
    await field(page, 'find').fill('dns');
    await field(page, 'path').selectOption('group');
    await page.locator('#entitlements th[data-sort="means"] button').click();
    const [shown, hash] = [await shownIds(page), new URL(page.url()).hash];
    expect(shown.length).toBeGreaterThan(0);
    await opened.goTo(hash);
    expect(await shownIds(page)).toEqual(shown);
    expect(await field(page, 'find').inputValue()).toBe('dns');
  },
);

test.skipIf(chromium === null)(
  'the page of a report copies the filtered rows as CSV, as the file has them',
  async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
    await field(page, 'privileged').selectOption('yes');
    await page.locator('form[data-table="entitlements"] [data-do="copy"]').click();
    await page.locator('output', { hasText: 'copied' }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const ids = new Set(await shownIds(page));
    const csv = await readFile(join(folder, 'review', 'entitlements.csv'), 'utf8');
    const rows = csv.replace(byteOrderMark, '').split('\r\n');
    const lines = rows.filter((line, at) => at === 0 || ids.has(line.split(',')[0] ?? ''));
    // The page also knows what changed, before it says of which account, report and snapshot a row is.
    const without = copied.split('\r\n').map((line) => line.replace(/,[a-z]*((?:,[^,]*){3})$/, '$1'));
    expect(without.filter((line) => line !== '')).toEqual(lines);
  },
);

test.skipIf(chromium === null)(
  'the page of a report lists every zone, and filters by a zone what reaches it',
  async () => {
    const page = await open();
    const links = page.locator('#zones tbody tr a');
    expect(await links.count()).toBe(await page.locator('#zones tbody tr').count());
    expect(await links.count()).toBe(30);
    const link = links.filter({ hasText: 'fjord-by-ferry.example' });
    const id = (await link.getAttribute('href'))?.replace('#zone=', '');
    await field(page, 'scope').fill('fjord-by-ferry.example');
    const reaching = idsWhere(
      'entitlements',
      (row) => (row.zone === '*' || row.zone === id) && !listOf(row.exceptZones).includes(String(id)),
    );
    expect(reaching.length).toBeGreaterThan(0);
    expect(await shownIds(page)).toEqual(reaching);
  },
);

test.skipIf(chromium === null)(
  'the page of a report has a page for every member, token and zone, with its paths drawn',
  async () => {
    const page = await open();
    const [someone] = rowsOf('principals').filter(
      ({ kind, inheritedEntitlements }) => kind === 'member' && Number(inheritedEntitlements) > 0,
    );
    await page.locator(`#population tr[data-id="${someone?.id}"] a`).first().click();
    expect(await page.locator('.dossier h1').textContent()).toBe(someone?.name);
    expect(new URL(page.url()).hash).toBe(`#member=${someone?.id}`);
    expect(await page.locator('.dossier svg[role="img"]').count()).toBe(1);
    expect(await shownIds(page)).toEqual(idsWhere('entitlements', (row) => row.principalId === someone?.id));
    await page.locator('.dossier .back a').click();
    await page.locator('#title').waitFor();
    for (const { id, kind, name } of rowsOf('principals')) {
      await opened.follow(`#${kind}=${id}`);
      if (name !== null) expect(await page.locator('.dossier h1').textContent()).toBe(name);
    }
    const zones = new Set(idsOfZones());
    for (const zone of zones) {
      await opened.follow(`#zone=${zone}`);
      expect(await page.locator('.dossier .kicker').textContent()).toBe('Zone');
      expect(await shownIds(page)).toEqual([
        ...idsWhere('entitlements', (row) => row.zone === zone),
        ...idsWhere('entitlements', (row) => row.zone === '*'),
      ]);
    }
    await opened.goTo('#member=nobody');
    expect(await page.locator('.dossier').isVisible()).toBe(false);
    expect(await page.locator('.notice').textContent()).toBe('There is no member nobody in this report.');
    await opened.follow('#findings');
    expect(await page.locator('.notice').isVisible()).toBe(false);
  },
);

test.skipIf(chromium === null)(
  'the page of a zone draws nobody to whom all of it is denied there',
  async () => {
    const page = await open();
    const [cut] = rowsOf('entitlements').filter(({ exceptZones }) => listOf(exceptZones).length > 0);
    const [zone] = listOf(cut?.exceptZones);
    await opened.follow(`#zone=${zone}`);
    const drawn = page.locator('.dossier svg title', { hasText: `${cut?.permissionGroupName}` });
    const others = rowsOf('entitlements').filter(
      (row) =>
        row.permissionGroupName === cut?.permissionGroupName &&
        row.access === 'allow' &&
        (row.zone === zone || row.zone === '*') &&
        !listOf(row.exceptZones).includes(String(zone)) &&
        (row.effective === 'allowed' || row.effective === 'unknown'),
    );
    const principals = new Set(others.map(({ principalId }) => principalId)).size;
    expect(await drawn.last().textContent()).toContain(`principals: ${principals}`);
  },
);

test.skipIf(chromium === null)('every picture of a report marks what a deny leaves a part of', async () => {
  const page = await open();
  const labels = (within: string) => page.locator(`${within} .nodes .name`).allTextContents();
  expect(await labels('#overview')).toContain('All or part of DNS');
  expect(await labels('#overview')).not.toContain('DNS');
  const lena = rowsOf('principals').find(({ email }) => String(email).startsWith('lena.voss@'));
  await opened.follow(`#member=${lena?.id}`);
  expect(await labels('.dossier')).toContain('Part of DNS on the whole account');
  const dns = rowsOf('entitlements').find((row) => row.principalId === lena?.id && listOf(row.partZones)[0]);
  const ofTickets = rowsOf('entitlements').find(
    ({ scopeName }) => scopeName === 'tickets.northharbour.example',
  );
  expect(listOf(dns?.partZones)).toContain(ofTickets?.zone);
  await opened.follow(`#zone=${ofTickets?.zone}`);
  const onZone = await labels('.dossier');
  expect(onZone.filter((label) => / DNS on the whole account$/.test(label))).toEqual([
    'All or part of DNS on the whole account',
  ]);
});

const idsOfZones = (): readonly unknown[] =>
  rowsOf('entitlements')
    .map(({ zone }) => zone)
    .filter((zone) => zone !== null && zone !== '*');

test.skipIf(chromium === null).each([
  ['light', 1400, {}],
  // The rest does not depend on colours, and takes its time.
  ['dark', 1400, { runOnly: ['color-contrast'] }],
  ['light', 400, { runOnly: ['scrollable-region-focusable', 'target-size'] }],
] as const)(
  'the page of a report has nothing that axe objects to, %s and %i pixels wide',
  async (colorScheme, width, options) => {
    const page = await open({ colorScheme, viewport: { width, height: 1000 } });
    const [someone] = rowsOf('principals');
    for (const hash of ['', `#${someone?.kind}=${someone?.id}`]) {
      await opened.goTo(hash);
      expect(await violationsIn(page, options), hash).toEqual([]);
    }
  },
);

test.skipIf(chromium === null)(
  'a printed report has headers on every page, no cut row, and nothing that only a screen can use',
  async () => {
    const page = await open();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('form').first().isVisible()).toBe(false);
    const styles = await page.evaluate(() => {
      const style = (selector: string) => {
        const element = document.querySelector(selector);
        return element === null ? null : getComputedStyle(element);
      };
      return {
        header: style('#entitlements thead')?.display,
        row: style('#entitlements tbody tr[data-id]')?.breakInside,
      };
    });
    // A browser does not repeat what is in a button.
    const headers = page.locator('#entitlements thead th');
    expect(await headers.locator('button:visible').count()).toBe(0);
    expect(await headers.allInnerTexts()).toContain('In words');
    expect(styles).toEqual({ header: 'table-header-group', row: 'avoid' });
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(8);
  },
);
