import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grantlens } from '../e2e/program.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const page = await readFile(new URL('../../apps/cli/docs/questions.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/```console\n\$ grantlens (.*)\n([\s\S]*?)```/g)].map(
  ([, command = '', output = '']) => [command, output] as const,
);
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
/** The rows of the README's table of questions: the question, the command and a line of what it prints. */
const rows = [...readme.matchAll(/^\| (.+?\?) +\| `grantlens (.+?)` +\| `(.+?)` +\|$/gm)].map(
  ([, question = '', command = '', line = '']) => [question, command, line] as const,
);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-questions-'));
  const write = (name: string, snapshot: Snapshot) =>
    writeFile(join(folder, name), encodeSnapshot(snapshot, 'json'));
  await write('q3.snapshot.json', await takeEarlierSnapshot('north-harbour', 'q3'));
  await write('q4.snapshot.json', await takeSnapshot('north-harbour'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** The words of a command line; a snapshot is a file of the test's folder. */
function argumentsOf(command: string): readonly string[] {
  const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  return words.map((word) => (word.endsWith('.snapshot.json') ? join(folder, word) : word));
}

/** Output as a pattern: `…` is whatever changes from run to run. */
function pattern(output: string): RegExp {
  const escaped = output.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…', '[^\\n]*')}$`);
}

test('the page has ten questions, and the README has the same with the same commands', () => {
  const questions = [...page.matchAll(/^## (.*)$/gm)].map(([, question]) => question);
  expect(questions).toHaveLength(10);
  expect(rows.map(([question, command]) => [question, command])).toEqual(
    blocks.map(([command], at) => [questions[at], command]),
  );
});

test.each(blocks)('the command of a question prints what the page shows: %s', async (command, output) => {
  const env = { GRANTLENS_SNAPSHOT: join(folder, 'q4.snapshot.json') };
  const { out } = await grantlens(argumentsOf(command), { env });
  expect(out.trim().replace(/\nnote: .*$/, '')).toMatch(pattern(output));
});

test.each(rows)('the README answers "%s" with a line that is printed', async (_, command, line) => {
  const env = { GRANTLENS_SNAPSHOT: join(folder, 'q4.snapshot.json') };
  const { out } = await grantlens(argumentsOf(command), { env });
  // What stands in columns has one blank between them in the README.
  const printed = out.split('\n').map((text) => text.trim().replace(/ +/g, ' '));
  expect(printed).toContainEqual(expect.stringMatching(pattern(line)));
});
