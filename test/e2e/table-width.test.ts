import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';
import { grantlens } from './program.ts';

let folder: string;
let GRANTLENS_SNAPSHOT: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-width-'));
  GRANTLENS_SNAPSHOT = join(folder, 'north-harbour.snapshot.json');
  await writeFile(GRANTLENS_SNAPSHOT, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  grantlens(args, { env: { GRANTLENS_SNAPSHOT, ...env } });

const greta = 'greta.lund@northharbour.example';
const questions: readonly (readonly string[])[] = [
  ['who-can', 'dns_records:edit', 'tickets.northharbour.example'],
  ['who-can', 'dns_records:edit', 'zone:*', '-o', 'wide'],
  ['what-can', greta],
  ['matrix'],
  ['list', 'members', '-o', 'wide'],
  ['list', 'tokens'],
  ['show', greta],
  ['compare', greta, 'carys.moor@northharbour.example'],
  ['what-if', `remove ${greta} from Network Operations`],
];

/** What stands between the headline and the closing lines. */
const tablesOf = (out: string) => out.split('\n\n').slice(1, -1).join('\n').split('\n');

for (const args of questions) {
  test(`the tables of ${args.join(' ')} fit where COLUMNS says how wide the page is`, async () => {
    for (const width of [80, 120]) {
      const { out } = await run(args, { COLUMNS: `${width}` });
      // An id or a key is a word, and stays whole.
      const long = tablesOf(out).filter((line) => line.length > width && line.trim().includes(' '));
      expect({ width, long }).toEqual({ width, long: [] });
    }
  });

  test(`the tables of ${args.join(' ')} have colours on request, and the same text`, async () => {
    const [plain, coloured] = await Promise.all([run(args), run(args, { FORCE_COLOR: '1' })]);
    expect(plain.out).not.toContain('\u001b');
    expect(coloured.out).toContain('\u001b[');
    const text = stripVTControlCharacters(coloured.out);
    expect(text.replace(/ +$/gm, '')).toBe(plain.out.replace(/ +$/gm, ''));
  });

  test(`the headline of ${args.join(' ')} has the digest of its snapshot in wide tables alone`, async () => {
    const { out } = await run(args);
    const [, headline = ''] = out.split('\n');
    expect(/, as of [\dT:.-]+Z(, snapshot sha256-[0-9a-f]{64})?$/.exec(headline)?.[1] !== undefined).toBe(
      args.includes('wide'),
    );
  });
}

for (const format of ['json', 'jsonl', 'csv']) {
  test(`an answer as ${format} has neither colours nor a width`, async () => {
    const args = ['who-can', 'dns_records:edit', 'zone:*', '-o', format];
    const forced = await run(args, { FORCE_COLOR: '1', COLUMNS: '40' });
    expect(forced).toEqual(await run(args));
  });
}

const args = ['can', greta, 'dns_records:edit', 'tickets.northharbour.example'];

test('the verdict of can is coloured on request, with the same explanation', async () => {
  const { out } = await run(args, { FORCE_COLOR: '1' });
  expect(out).toContain(': \u001b[32mallowed\u001b[39m, ');
  expect(stripVTControlCharacters(out)).toBe((await run(args)).out);
});

test('the verdict of can is not coloured with NO_COLOR', async () => {
  expect((await run(args, { FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain('\u001b');
});

test('diff names the earlier snapshot by its time, and in wide tables by its digest', async () => {
  const [plain, wide] = await Promise.all(
    ['table', 'wide'].map((format) => run(['diff', GRANTLENS_SNAPSHOT, GRANTLENS_SNAPSHOT, '-o', format])),
  );
  expect(plain?.out).not.toContain('sha256-');
  expect(wide?.out.match(/sha256-/g)).toHaveLength(2);
});
