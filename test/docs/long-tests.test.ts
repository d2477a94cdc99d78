import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

test('every file of the tests that take long is there, so that none is left out of both runs', async () => {
  const listed: readonly string[] = JSON.parse(
    await readFile(new URL('../long-tests.json', import.meta.url), 'utf8'),
  );
  const names = new Set((await sourceFiles()).map(({ name }) => name));
  expect(listed.filter((name) => !names.has(name))).toEqual([]);
  expect(listed).toEqual([...new Set(listed)].sort());
});
