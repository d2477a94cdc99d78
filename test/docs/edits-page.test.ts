import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { argumentsOf, pattern, printedIn, writeQuarters } from './printed-page.ts';

const page = await readFile(new URL('../../apps/cli/docs/edits.md', import.meta.url), 'utf8');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-edits-page-'));
  await writeQuarters(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) =>
  grantlens(args, { env: { GRANTLENS_SNAPSHOT: join(folder, 'q4.snapshot.json') } });

test.each(printedIn(page))(
  'the command of the page about edits prints what it shows: %s',
  async (command, output) => {
    const { out } = await run(...argumentsOf(command, folder));
    expect(out.trim()).toMatch(pattern(output));
  },
);

/** What the sentences of the table are about, in the account that the page asks. */
const named: Readonly<Record<string, string>> = {
  EMAIL: 'nina@northharbour.example',
  MEMBER: 'ivar.lie@northharbour.example',
  'token:NAME': 'token:dns-sync',
  GROUP: 'Marketing',
  PERMISSION_GROUP: '"Domain DNS"',
  RESOURCE: 'night-ferry.example',
  PART: 'Domain DNS',
  WHO: 'Marketing',
  ID: 'd827601d5fac9295337d35ba9988d7dc',
};

const sentences = [...page.matchAll(/^\| (`.+?`) +\| /gm)]
  .flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, sentence = '']) => sentence))
  .flatMap((sentence) => [sentence.replace(/ \[.*\]/, ''), sentence.replace(/[[\]]/g, '')]);

test.each([...new Set(sentences)])('the sentence "%s" of the page about edits is read', async (sentence) => {
  const name = sentence.includes('token') ? 'dns-sync' : 'Night watch';
  const edit = sentence.replace(/[A-Z_]{2,}/g, (word) => (word === 'NAME' ? name : (named[word] ?? word)));
  const { code, err } = await run('what-if', edit);
  expect([edit, code === 1 ? err : 'read']).toEqual([edit, 'read']);
});
