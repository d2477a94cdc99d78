import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';
import * as checks from '@grantlens/checks';
import * as engine from '@grantlens/engine';
import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import { beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const files = [
  ...['can', 'who-can', 'what-can', 'diff', 'what-if'].map((question) => `engine/src/questions/${question}`),
  'engine/src/facade/open',
  'engine/src/findings/custom/own-finding',
  'checks/src/file/read-checks',
  'checks/src/judge/evaluate-checks',
];

let snapshot: Snapshot;
let account: Account;

beforeAll(async () => {
  snapshot = await takeSnapshot('small-agency');
  account = normalise(snapshot);
});

/** The code of the examples in the docstrings of a file. */
async function examplesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`../../packages/${file}.ts`, import.meta.url), 'utf8');
  return [...text.matchAll(/ \* @example\n \* ```ts\n([\s\S]*?) \* ```/g)].map(([, code]) =>
    (code ?? '').replaceAll(/^ \* ?/gm, ''),
  );
}

/** An example as a function: names are imported from what it is given, and a line `value; // → expected` is a check. */
function runnable(code: string): string {
  const body = code
    .replaceAll(/^import \{(.*)\} from '@grantlens\/(engine|checks)';$/gm, 'const {$1} = $2;')
    .replaceAll(/^(.*); \/\/ → (.*)$/gm, 'check($1, $2);');
  return `(({ engine, checks, TextEncoder, snapshot, account, check }) => {${body}})`;
}

test.each(files)('the example in %s runs and gives what it says', async (file) => {
  const examples = await examplesIn(file);
  expect(examples).toHaveLength(1);
  for (const code of examples) {
    let checked = 0;
    const check = (found: unknown, expected: unknown): void => {
      expect(found).toEqual(expected);
      checked += 1;
    };
    runInThisContext(runnable(code))({ engine, checks, TextEncoder, snapshot, account, check });
    expect(checked).toBeGreaterThan(0);
  }
});
