import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as engine from '@grantlens/engine';
import * as snapshot from '@grantlens/snapshot';
import * as testkit from '@grantlens/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import { askCan } from '../../apps/cli/src/runs/can.ts';
import { readQuestions } from '../scenarios/questions.ts';
import { scenarioFolder, takeSnapshot } from '../scenarios/scenario.ts';
import type { Answered, Asked } from './asking.ts';
import { bundle, bundlers } from './bundlers.ts';
import { findChromium, startChromium } from './chromium.ts';

const chromium = findChromium();

type Asking = typeof import('./asking.ts');

let folder: string;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-bundles-'));
  browser = await startChromium(chromium ?? '');
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  page = await browser.newPage();
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => complaints.push(message.text()));
});

afterEach(async () => {
  await page.close();
  expect(complaints.splice(0)).toEqual([]);
});

test
  .skipIf(chromium === null)
  .each([...Object.keys(bundlers).map((name) => [name, './asking.ts']), ['vite', './facade.ts']])(
  'the packages bundled by %s from %s answer in a browser as the command line does',
  async (bundler = '', entry = '') => {
    const file = join(folder, 'north-harbour.json.gz');
    const bytes = snapshot.encodeSnapshot(await takeSnapshot('north-harbour'), 'gzip');
    await writeFile(file, bytes);
    const { can } = await readQuestions(scenarioFolder('north-harbour'));
    const asked = can.map(({ principal, permission, resource }) => ({ principal, permission, resource }));
    await load(page, await bundle(bundler, entry));
    const answered = await answersIn(page, bytes, asked);
    expect(answered.map(({ verdict }) => verdict)).toEqual(can.map(({ verdict }) => verdict));
    for (const [at, question] of asked.entries())
      expect(await onTheCommandLine(file, question)).toContain(answered[at]?.because ?? 'no answer');
  },
  120_000,
);

test.skipIf(chromium === null)(
  'every package can be loaded in a browser, and offers what it offers in Node',
  async () => {
    await load(page, await bundle('esbuild', './everything.ts'));
    const names = await page.evaluate(() =>
      Object.fromEntries(Object.entries(loaded).map(([name, all]) => [name, Object.keys(all)])),
    );
    for (const [name, here] of Object.entries({ engine, snapshot, testkit }))
      expect(names[name]?.toSorted()).toEqual(Object.keys(here).sort());
  },
);

/** The module that a page has loaded. */
declare const loaded: Readonly<Record<string, object>>;

async function load(page: Page, code: string): Promise<void> {
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
  // As text: what runs the tests puts its own word in the place of `import`.
  await page.evaluate(`import('${url}').then((module) => { globalThis.loaded = module; })`);
}

function answersIn(page: Page, bytes: Uint8Array, asked: readonly Asked[]): Promise<readonly Answered[]> {
  return page.evaluate(
    ([base64, questions]) => {
      const { open } = loaded as unknown as Asking;
      return questions.map(open(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))));
    },
    [Buffer.from(bytes).toString('base64'), asked] as const,
  );
}

/** What `grantlens can` writes. */
async function onTheCommandLine(snapshotFile: string, asked: Asked): Promise<string> {
  let written = '';
  const io: Io = {
    out: (text) => {
      written += text;
    },
    err: () => undefined,
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  await askCan({ snapshot: snapshotFile, output: 'table' }, io, asked);
  return written;
}
