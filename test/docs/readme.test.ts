import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { grantlens } from '../e2e/program.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');

/** The text of every block of a language. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, text]) => text ?? '',
  );
}

/** A command line cut into arguments: only quotes matter, and what follows a `#` is a remark. */
function argumentsOf(line: string): readonly string[] {
  const command = line.replace(/\s#.*$/, '');
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1);
}

/** Output as a pattern: `…` represents whatever changes from run to run. */
function pattern(output: string): RegExp {
  const escaped = output.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('…', '[^\\n]*')}$`);
}

let folder: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'grantlens-docs-'));
  const file = join(folder, 'north-harbour.snapshot.json');
  await writeFile(file, encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  env = { GRANTLENS_SNAPSHOT: file };
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(blocks('console').map((block) => [block.split('\n')[0] ?? '', block]))(
  'the README shows what is printed by %s',
  async (command, block) => {
    const { out } = await grantlens(argumentsOf(command.replace(/^\$ /, '')), { env });
    expect(out.trim()).toMatch(pattern(block.slice(block.indexOf('\n'))));
  },
);

const questions = blocks('sh').flatMap((block) =>
  block
    .split('\n')
    .filter((line) =>
      /^grantlens (ask|what-can|who-can|can|matrix|what-if|paths|findings|list|show|compare)( |$)/.test(line),
    ),
);

test.each(questions)('the README asks only what can be answered: %s', async (line) => {
  const { code, err } = await grantlens(argumentsOf(line), { env });
  // What was not seen, and which command a sentence means, is said on standard error, and is not a fault of the question.
  const faults = err.split('\n').filter((text) => text !== '' && !/^(?:not seen|note|same as): /.test(text));
  expect({ faults, answered: code !== 1 }).toEqual({ faults: [], answered: true });
});

test('the catalogue that the README shows can be used', async () => {
  const [text] = blocks('yaml');
  const own = join(folder, 'own.yaml');
  await writeFile(own, text ?? '');
  expect(parse(text ?? '').groups).toHaveLength(1);
  const { code } = await grantlens(
    ['who-can', 'dns_records:edit', 'track.northharbour-freight.example', '--catalogue', own],
    { env },
  );
  expect(code).toBe(0);
});
