import { readFile } from 'node:fs/promises';
import { runInThisContext } from 'node:vm';
import * as engine from '@grantlens/engine';
import { type Account, normalise } from '@grantlens/snapshot';
import { beforeAll, expect, test } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const questions = ['can', 'who-can', 'what-can', 'diff', 'what-if'];

let account: Account;

beforeAll(async () => {
  account = normalise(await takeSnapshot('small-agency'));
});

/** The code of the examples in the docstrings of a file. */
async function examplesIn(question: string): Promise<readonly string[]> {
  const file = new URL(`../../packages/engine/src/questions/${question}.ts`, import.meta.url);
  const text = await readFile(file, 'utf8');
  return [...text.matchAll(/ \* @example\n \* ```ts\n([\s\S]*?) \* ```/g)].map(([, code]) =>
    (code ?? '').replaceAll(/^ \* ?/gm, ''),
  );
}

/** An example as a function: names are imported from what it is given, and a line `value; // → expected` is a check. */
function runnable(code: string): string {
  const body = code
    .replaceAll(/^import \{(.*)\} from '@grantlens\/engine';$/gm, 'const {$1} = engine;')
    .replaceAll(/^(.*); \/\/ → (.*)$/gm, 'check($1, $2);');
  return `(({ engine, account, check }) => {${body}})`;
}

test.each(questions)('the example of the question %s runs and gives what it says', async (question) => {
  const examples = await examplesIn(question);
  expect(examples).toHaveLength(1);
  for (const code of examples) {
    let checks = 0;
    const check = (found: unknown, expected: unknown): void => {
      expect(found).toEqual(expected);
      checks += 1;
    };
    runInThisContext(runnable(code))({ engine, account, check });
    expect(checks).toBeGreaterThan(0);
  }
});
