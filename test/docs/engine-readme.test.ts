import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeSnapshot } from '@grantlens/snapshot';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { takeSnapshot } from '../scenarios/scenario.ts';

const readme = await readFile(new URL('../../packages/engine/README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text]) => text ?? '');

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(fileURLToPath(new URL('./.engine-', import.meta.url)));
  const bytes = encodeSnapshot(await takeSnapshot('north-harbour'), 'gzip');
  for (const name of ['my', 'my-later']) await writeFile(join(folder, `${name}.snapshot.json.gz`), bytes);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs an example as a module beside this file, with the files of its folder; gives what it prints. */
async function printed(number: number, text: string): Promise<readonly unknown[]> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const file = join(folder, `example-${number}.ts`);
  await writeFile(
    file,
    text.replaceAll(/'(my[\w.-]*\.gz)'/g, (_, name) => JSON.stringify(join(folder, name))),
  );
  try {
    await import(/* @vite-ignore */ file);
    return log.mock.calls.flat();
  } finally {
    log.mockRestore();
  }
}

test.each(examples.map((text, number) => ({ text, number })))(
  'example $number of the README of the engine runs',
  async ({ text, number }) => {
    await expect(printed(number, text)).resolves.toBeDefined();
  },
);

test('the first lines of the README print the verdict, and the tree that stands below them', async () => {
  const [, tree = ''] = /```\n(kai[^`]+)\n```/.exec(readme) ?? [];
  expect(await printed(examples.length, examples[0] ?? '')).toEqual(['denied', tree]);
});
