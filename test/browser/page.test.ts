import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { violationsIn } from './axe.ts';
import { findChromium, startChromium } from './chromium.ts';
import { type Review, reviewNorthHarbour } from './north-harbour-review.ts';
import { type Opened, openReport } from './opened-report.ts';

const chromium = findChromium();

vi.setConfig({ testTimeout: 120_000 });

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

let folder: string;
let browser: Browser;
let opened: Opened;
let review: Review;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-browser-'));
  review = await reviewNorthHarbour(folder);
  browser = await startChromium(chromium ?? '');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  await opened.close();
});

const open = async (options?: Parameters<typeof openReport>[2]): Promise<Page> => {
  opened = await openReport(browser, review.file, options);
  return opened.page;
};

/** Whether something is in the window. */
const isInSight = (page: Page, selector: string): Promise<boolean> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom > 0 && top >= -1 && top < innerHeight;
    });

test.skipIf(chromium === null).each([
  ['a desk', {}],
  ['a phone', phone],
  ['a desk without scripts', { javaScriptEnabled: false }],
] as const)(
  'the list of sections stays in sight on %s, and leads to every section in one click',
  async (_, options) => {
    const page = await open(options);
    const links = page.locator('.rail li a');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const sections = await page
      .locator('main > section:not(.on-paper)')
      .evaluateAll((all) => all.map(({ id }) => `#${id}`));
    expect(addresses).toEqual(expect.arrayContaining(sections));
    for (const address of addresses) {
      await page.locator(`.rail li a[href="${address}"]`).click();
      expect(await isInSight(page, String(address)), String(address)).toBe(true);
      expect(await isInSight(page, '.rail'), String(address)).toBe(true);
    }
  },
);

test.skipIf(chromium === null)(
  'the page of a person leads to every section of the report in one click, by the keyboard too',
  async () => {
    const page = await open();
    const [someone] = review.tables.principals ?? [];
    await opened.follow(`#${someone?.kind}=${someone?.id}`);
    expect(await page.locator('.dossier').isVisible()).toBe(true);
    await page.locator('.rail li a[href="#findings"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('#findings-title').waitFor();
    expect(await isInSight(page, '#findings-title')).toBe(true);
    expect(await page.locator('.rail li[aria-current]').textContent()).toContain('Findings');
  },
);

test.skipIf(chromium === null).each([
  ['with scripts', {}],
  ['without scripts', { javaScriptEnabled: false }],
] as const)('one switch shows the ids of a report, %s, and none are shown before', async (_, options) => {
  const page = await open(options);
  const shown = () => page.locator(':is(td, th) .id:not(.only):visible').count();
  // A sentence names by its id what has no other name.
  const hex = /^(policy |on |group |member )?[0-9a-f]{32}$/m;
  const cells = async () => (await page.locator('main:not([hidden]) tbody').allInnerTexts()).join('\n');
  expect(await shown()).toBe(0);
  expect(await cells()).not.toMatch(hex);
  await page.locator('#show-ids').focus();
  await page.keyboard.press(' ');
  expect(await shown()).toBeGreaterThan(500);
  expect(await cells()).toMatch(hex);
  if (!('javaScriptEnabled' in options)) expect(await violationsIn(page, {})).toEqual([]);
});

test.skipIf(chromium === null)('a principal without name and e-mail is named by its id', async () => {
  const page = await open();
  const row = page.locator('#population tbody tr').first();
  await row.evaluate((element) => {
    const mark = element.querySelector('th .id');
    for (const name of element.querySelectorAll('.line')) name.remove();
    mark?.classList.add('only');
  });
  expect(await row.locator('.id').first().isVisible()).toBe(true);
});

test.skipIf(chromium === null)('a zone is a link to its page wherever a row names it', async () => {
  const page = await open();
  const named = 'tickets.northharbour.example';
  for (const section of ['zones', 'entitlements', 'groups', 'units']) {
    const links = page.locator(`#${section} tbody a`, { hasText: new RegExp(`^${named}$`) });
    expect(await links.count(), section).toBeGreaterThan(0);
    expect(await links.first().getAttribute('href'), section).toMatch(/^#zone=[0-9a-f]{32}$/);
  }
  const unlinked = await page
    .locator('main:not([hidden]) td bdi')
    .evaluateAll(
      (all, zone) =>
        all
          .filter((one) => one.textContent?.split(/[\s,]/).includes(zone) && one.closest('.id') === null)
          .filter((one) => one.querySelector('a') === null && one.closest('a') === null).length,
      named,
    );
  expect(unlinked).toBe(0);
});

test.skipIf(chromium === null)('no part of a report is cut off or moved sideways on a phone', async () => {
  const page = await open(phone);
  const [someone] = (review.tables.principals ?? []).filter(({ name }) => name === 'Lena Voss');
  for (const hash of ['', `#member=${someone?.id}`]) {
    await opened.goTo(hash);
    const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(wide).toBe(inner);
    const cut = await page
      .locator('main:not([hidden]) :is(button, .mail, select, input)')
      .evaluateAll((all) =>
        all
          .filter((one) => one.getClientRects().length > 0)
          .filter((one) => {
            const { left, right, height } = one.getBoundingClientRect();
            const line = Number.parseFloat(getComputedStyle(one).fontSize) * 2;
            const broken = one.matches('button:not(thead *), .mail') && height > line * 1.5;
            return left < 0 || right > innerWidth + 1 || broken;
          })
          .map((one) => one.textContent),
      );
    expect(cut).toEqual([]);
  }
});

test.skipIf(chromium === null)(
  'a report says what it says in plain words, and colours added access as no good news',
  async () => {
    const page = await open();
    const text = (await page.locator('main:not([hidden])').allInnerTexts()).join();
    // One rule names the word that the files have.
    expect(text.match(/\blatent\b/g)).toHaveLength(1);
    expect(text).toMatch(/\binvited\b/);
    const colour = (value: string) =>
      page
        .locator(`#changes .tag[data-value="${value}"], #population .tag[data-value="${value}"]`)
        .first()
        .evaluate((tag) => getComputedStyle(tag).color);
    expect(await colour('added')).not.toBe(await colour('active'));
    expect(await colour('added')).toBe(await colour('latent'));
  },
);

test.skipIf(chromium === null)(
  'every section of a report names the controls it is evidence for',
  async () => {
    const page = await open();
    const sections = page.locator('main > section:not(.on-paper)');
    for (const section of await sections.all())
      expect(await section.locator('.controls').first().textContent()).toMatch(/SOC 2 CC6\.\d/);
  },
);

const table = (page: Page) => page.locator('.table[data-table="entitlements"]');
/** The rows that can be seen, by id. */
const seen = (page: Page): Promise<readonly (string | null)[]> =>
  table(page)
    .locator('tbody tr[data-id]:visible')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));

test.skipIf(chromium === null)(
  'entitlements are folded by person, with what is new or risky open, and open and close at a click',
  async () => {
    const page = await open();
    const rows = review.tables.entitlements ?? [];
    const changed = new Set((review.tables.changes ?? []).map(({ id }) => id));
    const worth = new Set(
      rows
        .filter(
          ({ id, privileged, effective }) =>
            privileged !== 'no' || effective === 'unknown' || changed.has(id ?? null),
        )
        .map(({ principalId }) => principalId),
    );
    const open_ = rows.filter(({ principalId }) => worth.has(principalId ?? null)).map(({ id }) => id);
    expect(open_.length).toBeGreaterThan(0);
    expect(open_.length).toBeLessThan(rows.length);
    expect(await seen(page)).toEqual(open_);
    expect(await table(page).locator('.fold').count()).toBe(
      new Set(rows.map(({ principalId }) => principalId)).size,
    );
    const [closed] = rows.filter(({ principalId }) => !worth.has(principalId ?? null));
    const button = table(page).getByRole('button', { name: `Show or hide ${closed?.name}`, exact: true });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    await button.press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await seen(page)).toContain(closed?.id);
    await page.locator('form[data-table="entitlements"] [data-do="close"]').click();
    expect(await seen(page)).toEqual([]);
    await page.locator('form[data-table="entitlements"] [data-do="open"]').click();
    expect(await seen(page)).toHaveLength(rows.length);
    expect(
      await violationsIn(page, { runOnly: ['aria-valid-attr', 'button-name', 'th-has-data-cells'] }),
    ).toEqual([]);
  },
);

test.skipIf(chromium === null)(
  'entitlements are folded by user group at a switch, or listed, and an address keeps which',
  async () => {
    const page = await open();
    const rows = review.tables.entitlements ?? [];
    const folded = page.locator('form[data-table="entitlements"] [name="folded"]');
    await folded.selectOption('group');
    expect(await table(page).locator('.fold').count()).toBe(new Set(rows.map(({ groupId }) => groupId)).size);
    expect(await table(page).locator('tbody .who:visible').count()).toBeGreaterThan(0);
    const { hash } = new URL(page.url());
    expect(hash).toContain('folded=group');
    await opened.goTo(hash);
    expect(await folded.inputValue()).toBe('group');
    await folded.selectOption('list');
    expect(await table(page).locator('.fold').count()).toBe(0);
    expect(await seen(page)).toEqual(rows.map(({ id }) => id));
    await folded.selectOption('');
    await page.locator('form[data-table="entitlements"] [name="find"]').fill('analytics');
    const found = rows.filter((row) => JSON.stringify(row).toLowerCase().includes('analytics'));
    expect(await seen(page)).toHaveLength(found.length);
  },
);

test.skipIf(chromium === null)(
  'a filter on a zone counts everybody who reaches it, also through the account and through user groups',
  async () => {
    const page = await open();
    const name = 'tickets.northharbour.example';
    const id = (await page.locator('#zones a', { hasText: name }).first().getAttribute('href'))?.replace(
      '#zone=',
      '',
    );
    const list = (cell: unknown): readonly unknown[] => (Array.isArray(cell) ? cell : []);
    const reaching = (review.tables.entitlements ?? []).filter(
      ({ zone, access, effective, exceptZones }) =>
        (zone === id || zone === '*') &&
        access === 'allow' &&
        (effective === 'allowed' || effective === 'unknown') &&
        !list(exceptZones).includes(id),
    );
    const count = (keep: (row: (typeof reaching)[number]) => boolean) =>
      new Set(reaching.filter(keep).map(({ principalId }) => principalId)).size;
    const [all, named, account, group] = [
      count(() => true),
      count(({ zone }) => zone === id),
      count(({ zone }) => zone === '*'),
      count(({ path }) => path === 'group'),
    ];
    expect(account).toBeGreaterThan(0);
    const words = `reached by ${all} principals: ${named} on the zone itself, ${account} through the whole account, ${group} through user groups`;
    await page.locator('form[data-table="entitlements"] [name="scope"]').fill(name);
    expect(await page.locator('form[data-table="entitlements"] output').textContent()).toContain(words);
    const row = page.locator('#zones tbody tr', { hasText: name }).first();
    expect(await row.locator('td').allTextContents()).toEqual([`${all}`, `${named}`, 'active', 'full']);
    await opened.follow(`#zone=${id}`);
    expect(await page.locator('.known-as').textContent()).toContain(words.slice(1));
  },
);

test.skipIf(chromium === null)(
  'the page of somebody or something does not say its name in every row',
  async () => {
    const page = await open();
    const lena = (review.tables.principals ?? []).find(({ name }) => name === 'Lena Voss');
    const group = (review.tables.groups ?? []).find(({ name }) => name === 'Freight IT');
    for (const [hash, name] of [
      [`#member=${lena?.id}`, 'Lena Voss'],
      [`#user-group=${group?.id}`, 'Freight IT'],
    ] as const) {
      await opened.goTo(hash);
      expect(await page.locator('.dossier h1').textContent()).toBe(name);
      const below = await page
        .locator('.dossier :is(.table[data-table="entitlements"], .picture text)')
        .allInnerTexts();
      expect(below.join('\n')).not.toContain(name);
      expect(below.length).toBeGreaterThan(2);
    }
  },
);

test.skipIf(chromium === null)(
  'who reaches a zone is read under its name without scripts, and on its page with them',
  async () => {
    const page = await open({ javaScriptEnabled: false });
    const zone = page.locator('#zones tbody tr', { hasText: 'tickets.northharbour.example' }).first();
    const own = (review.tables.entitlements ?? []).filter(
      ({ scopeName }) => scopeName === 'tickets.northharbour.example',
    );
    expect(own.length).toBeGreaterThan(0);
    expect(await zone.locator('.reach li').first().isVisible()).toBe(false);
    await zone.locator('summary').focus();
    await page.keyboard.press('Enter');
    const read = (await zone.locator('.reach').allInnerTexts()).join();
    for (const { name, email, means } of own) {
      expect(read).toContain(name ?? email);
      expect(read).toContain(means);
    }
    await zone.locator('a', { hasText: 'what reaches every zone' }).click();
    const everywhere = page.locator('#every-zone');
    expect(await isInSight(page, '#every-zone summary')).toBe(true);
    await everywhere.locator('summary').click();
    expect((await everywhere.allInnerTexts()).join()).toContain('Astrid Holm');
    await opened.close();
    const scripted = await open();
    expect(await scripted.locator('.reach').count()).toBe(0);
  },
);

test.skipIf(chromium === null)(
  'a row that is new or changed is marked, and a question says in its heading how it was answered',
  async () => {
    const page = await open();
    const kinds = new Map((review.tables.changes ?? []).map(({ id, kind }) => [id, kind]));
    const marked = await table(page)
      .locator('tbody tr[data-id]')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.getAttribute('data-id'),
          row.querySelector(':is([data-value="added"], [data-value="changed"])')?.textContent ?? null,
        ]),
      );
    const expected = (review.tables.entitlements ?? []).map(({ id }) => [id, kinds.get(id ?? '') ?? null]);
    expect(expected.some(([, kind]) => kind !== null)).toBe(true);
    expect(marked).toEqual(expected);
    const answered = new Map<unknown, string[]>();
    for (const { title, status } of review.tables.findings ?? [])
      answered.set(title, [...(answered.get(title) ?? []), String(status)]);
    for (const heading of await page.locator('#findings .fold').all()) {
      const statuses = answered.get(await heading.locator('.strong').textContent()) ?? [];
      const found = statuses.filter((status) => status === 'found').length;
      const words = found > 0 ? `${found} found` : (statuses[0] ?? '').replace('-', ' ');
      expect(await heading.locator('.counts').textContent()).toContain(words);
    }
  },
);

test.skipIf(chromium === null)(
  'rows that are listed say themselves what the heading over them said',
  async () => {
    const page = await open();
    const findings = page.locator('#findings tbody tr[data-id]');
    expect(await findings.locator('.asked').count()).toBe(0);
    await page.locator('form[data-table="findings"] [name="folded"]').selectOption('list');
    const rows = review.tables.findings ?? [];
    expect(await findings.count()).toBe(rows.length);
    expect(await findings.locator('th[scope="row"] bdi').allTextContents()).toEqual(
      rows.map(({ title }) => title),
    );
    await page.locator('form[data-table="units"] [name="folded"]').selectOption('list');
    const units = page.locator('#units tbody tr[data-id]');
    expect(await units.locator('.who').count()).toBe((review.tables.units ?? []).length);
    const greta = units.locator('.who a', { hasText: 'Greta Lund' }).first();
    expect(await greta.getAttribute('href')).toMatch(/^#member=[0-9a-f]{32}$/);
  },
);

test.skipIf(chromium === null)(
  'a card of a principal is short on a phone and opens at a button, and what is well is closed',
  async () => {
    const page = await open(phone);
    const card = (name: string) => page.locator('#population tbody tr', { hasText: name }).first();
    const seenSince = (name: string) => card(name).locator('time').first();
    expect(await seenSince('Astrid Holm').isVisible()).toBe(false);
    const more = card('Astrid Holm').getByRole('button', { name: 'more about Astrid Holm' });
    await more.focus();
    await page.keyboard.press('Enter');
    expect(await seenSince('Astrid Holm').isVisible()).toBe(true);
    // Of who has no second factor all is shown at once.
    expect(await seenSince('Caleb Stone').isVisible()).toBe(true);
    const totals = page.locator('details.part', { hasText: 'Control totals' });
    expect(await totals.getAttribute('open')).toBe(null);
    await totals.locator('summary').click();
    expect(await totals.locator('tbody tr').last().isVisible()).toBe(true);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThan(75_000);
  },
);
