import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as engine from '@grantlens/engine';
import * as snapshot from '@grantlens/snapshot';
import * as testkit from '@grantlens/testkit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import { askCan } from '../../apps/cli/src/runs/can.ts';
import { readQuestions } from '../scenarios/questions.ts';
import { scenarioFolder, takeSnapshot } from '../scenarios/scenario.ts';
import type { Answered, Asked } from './asking.ts';
import { bundlers } from './bundlers.ts';
import { findChromium, noChromium, startChromium } from './chromium.ts';

const chromium = findChromium();

/** What a page may load to open a snapshot, ask and explain, and for all that `open` offers, in bytes of gzip. */
const budgets = { './asking.ts': 60_000, './facade.ts': 90_000 };

type Asking = typeof import('./asking.ts');

const bundle = async (bundler: string, entry: string): Promise<string> =>
  (await bundlers[bundler]?.(entry)) ?? '';

/** Those of some words that a bundle has: whole bundles make no good message. */
const wordsIn = (code: string, words: readonly string[]) =>
  words.filter((word) => new RegExp(`(?<![A-Za-z])${word}`).test(code));

const ofNode = ['node:(crypto|zlib|buffer)', 'Buffer', 'require[(]'];
const ofTheRest = ['super-administrator-direct', 'grantlens.waivers', 'Ungültige Eingabe'];

describe.each(Object.keys(bundlers))('%s', (bundler) => {
  test.each(Object.entries(budgets))(
    'bundles %s within %i bytes of gzip, and with it nothing of Node or of the rest',
    async (entry, budget) => {
      const code = await bundle(bundler, entry);
      expect(wordsIn(code, [...ofNode, ...ofTheRest])).toEqual([]);
      expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(budget);
    },
  );

  test('bundles each package whole, without the sentences of other languages', async () => {
    const code = await bundle(bundler, './everything.ts');
    expect(wordsIn(code, ['node:(crypto|zlib|buffer)', ...ofTheRest])).toEqual(ofTheRest.slice(0, 2));
  });
});

describe.skipIf(chromium === null)(
  `the packages in a browser${chromium === null ? ` (${noChromium})` : ''}`,
  () => {
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

    test.each([...Object.keys(bundlers).map((name) => [name, './asking.ts']), ['vite', './facade.ts']])(
      'bundled by %s from %s, they answer the questions of north-harbour as the command line does',
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

    test('all of them can be loaded, and offer what they offer in Node', async () => {
      await load(page, await bundle('esbuild', './everything.ts'));
      const names = await page.evaluate(() =>
        Object.fromEntries(Object.entries(loaded).map(([name, all]) => [name, Object.keys(all)])),
      );
      for (const [name, here] of Object.entries({ engine, snapshot, testkit }))
        expect(names[name]?.toSorted()).toEqual(Object.keys(here).sort());
    });
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
