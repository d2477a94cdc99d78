import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const pages = ['README.md', 'docs/faults.md'].map((page) =>
  readFile(new URL(`../../packages/sandbox/${page}`, import.meta.url), 'utf8'),
);
const readme = (await Promise.all(pages)).join('\n');
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

/** What the remarks behind or below each `console.log` say that it prints. */
function promised(example: string): readonly string[] {
  return [...example.matchAll(/console\.log\(.*\);\s*\/\/ (.*)/g)].map(([, printed]) => printed ?? '');
}

let folder: string;

// What stands above an example, so that the test gets what it prints.
const console = `
import { format } from 'node:util';
export const printed: string[] = [];
const console = { log: (...values: unknown[]) => printed.push(format(...values)) };`;

/** Runs an example, a module of its own beside this file, and gives what it printed. */
async function run(name: string, example: string): Promise<readonly string[]> {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, `${console}\n${example}`);
  const { printed } = await import(/* @vite-ignore */ file);
  return printed;
}

beforeAll(async () => {
  folder = await mkdtemp(fileURLToPath(new URL('./.sandbox-', import.meta.url)));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(examples.map((example, at) => [at + 1, example] as const))(
  "example %i of the sandbox's README prints what the README shows",
  async (at, example) => {
    const expected = promised(example);
    expect(expected.length).toBeGreaterThan(0);
    const printed = await run(`example-${at}`, example);
    expect(printed.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual(expected);
  },
);
