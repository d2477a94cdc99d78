import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot, type Snapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import { runProgram } from '../../apps/cli/src/program.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const read = (name: string) => readFile(new URL(`../../apps/cli/${name}`, import.meta.url), 'utf8');
const readme = await read('README.md');
const page = await read('docs/sentences.md');
/** The rows of the two tables: a sentence, and the command that it means. */
const rows = [readme, page].flatMap((text) =>
  [...text.matchAll(/^\| ([a-z][^|`]*?) +\| `([a-z-]+(?: .*)?)` +\|$/gm)].map(
    ([, sentence = '', command = '']) => [sentence, command] as const,
  ),
);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-sentences-'));
  const write = (name: string, snapshot: Snapshot) =>
    writeFile(join(folder, name), encodeSnapshot(snapshot, 'json'));
  await write('q3.snapshot.json', await takeEarlierSnapshot('north-harbour', 'q3'));
  await write('q4.snapshot.json', await takeSnapshot('north-harbour'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a command of the program in this process, for there are many; a snapshot is a file of the test's folder. */
async function run(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    env: { GRANTLENS_SNAPSHOT: join(folder, 'q4.snapshot.json') },
    readInput: () => Promise.resolve(''),
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  const args = words.map((word) => (word.endsWith('.snapshot.json') ? join(folder, word) : word));
  const code = await runProgram(args, io);
  return { code, out: out.join(''), err: err.join('').replaceAll(`${folder}/`, '') };
}

/** Asks a sentence; what changed is seen from two snapshots. */
function ask(sentence: string) {
  const isOfTime = /chang\w+ since|gain/.test(sentence) || /^what changed/.test(sentence);
  return run('ask', sentence, ...(isOfTime ? ['--previous', 'q3.snapshot.json'] : []));
}

function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

test('the tables have dozens of sentences, and each once', () => {
  expect(rows.length).toBeGreaterThan(45);
  expect(new Set(rows.map(([sentence]) => sentence)).size).toBe(rows.length);
});

test.each(rows)(
  'a sentence of the tables is answered as the command beside it: %s',
  async (sentence, command) => {
    const asked = await ask(sentence);
    const meant = await run(...wordsOf(command));
    expect(asked.err.split('\n')[0]).toBe(`same as: grantlens ${command}`);
    expect(asked.out).toBe(meant.out);
    expect(asked.code).toBe(meant.code);
    expect(asked.code).not.toBe(1);
  },
);

test('the page of sentences shows what is printed', async () => {
  const [, sentence = '', output = ''] =
    /```console\n\$ grantlens ask '(.*)'\n([\s\S]*?)```/.exec(page) ?? [];
  const escaped = output.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const { out } = await ask(sentence);
  expect(out.trim()).toMatch(new RegExp(`^${escaped.replaceAll('…', '[^\\n]*')}$`));
});
