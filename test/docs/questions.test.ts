import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { argumentsOf, pattern, printedIn, writeQuarters } from './printed-page.ts';

const page = await readFile(new URL('../../apps/cli/docs/questions.md', import.meta.url), 'utf8');
const blocks = printedIn(page);
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
/** The rows of the README's table of questions: the question, the command and a line of what it prints. */
const rows = [...readme.matchAll(/^\| (.+?\?) +\| `grantlens (.+?)` +\| `(.+?)` +\|$/gm)].map(
  ([, question = '', command = '', line = '']) => [question, command, line] as const,
);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-questions-'));
  await writeQuarters(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page has ten questions, and the README has the same with the same commands', () => {
  const questions = [...page.matchAll(/^## (.*)$/gm)].map(([, question]) => question);
  expect(questions).toHaveLength(10);
  expect(rows.map(([question, command]) => [question, command])).toEqual(
    blocks.map(([command], at) => [questions[at], command]),
  );
});

test.each(blocks)('the command of a question prints what the page shows: %s', async (command, output) => {
  const env = { GRANTLENS_SNAPSHOT: join(folder, 'q4.snapshot.json') };
  const { out } = await grantlens(argumentsOf(command, folder), { env });
  expect(out.trim().replace(/\nnote: .*$/, '')).toMatch(pattern(output));
});

test.each(rows)('the README answers "%s" with a line that is printed', async (_, command, line) => {
  const env = { GRANTLENS_SNAPSHOT: join(folder, 'q4.snapshot.json') };
  const { out } = await grantlens(argumentsOf(command, folder), { env });
  // What stands in columns has one blank between them in the README.
  const printed = out.split('\n').map((text) => text.trim().replace(/ +/g, ' '));
  expect(printed).toContainEqual(expect.stringMatching(pattern(line)));
});
