import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';
import * as engine from '@grantlens/engine';
import { type Account, normalise, type Snapshot } from '@grantlens/snapshot';
import { beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const files = [
  ...['can', 'who-can', 'what-can', 'diff', 'what-if'].map((question) => `questions/${question}`),
  'facade/open',
  'findings/custom/own-finding',
];

let snapshot: Snapshot;
let account: Account;

beforeAll(async () => {
  snapshot = await takeSnapshot('small-agency');
  account = normalise(snapshot);
});

/** The code of the examples in the docstrings of a file. */
async function examplesIn(file: string): Promise<readonly string[]> {
  const text = await readFile(new URL(`../../packages/engine/src/${file}.ts`, import.meta.url), 'utf8');
  return [...text.matchAll(/ \* @example\n \* ```ts\n([\s\S]*?) \* ```/g)].map(([, code]) =>
    (code ?? '').replaceAll(/^ \* ?/gm, ''),
  );
}

/** An example as a function: names are imported from what it is given, and a line `value; // → expected` is a check. */
function runnable(code: string): string {
  const body = code
    .replaceAll(/^import \{(.*)\} from '@grantlens\/engine';$/gm, 'const {$1} = engine;')
    .replaceAll(/^(.*); \/\/ → (.*)$/gm, 'check($1, $2);');
  return `(({ engine, snapshot, account, check }) => {${body}})`;
}

test.each(files)('the example in %s runs and gives what it says', async (file) => {
  const examples = await examplesIn(file);
  expect(examples).toHaveLength(1);
  for (const code of examples) {
    let checks = 0;
    const check = (found: unknown, expected: unknown): void => {
      expect(found).toEqual(expected);
      checks += 1;
    };
    runInThisContext(runnable(code))({ engine, snapshot, account, check });
    expect(checks).toBeGreaterThan(0);
  }
});
