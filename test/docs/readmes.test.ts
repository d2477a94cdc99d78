import { readFile } from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** A newcomer reads this much; what is longer is a page of its own, linked from there. */
const longestReadme = 150;

const pages = (await sourceFiles()).filter(({ name }) => name.endsWith('.md'));

test('the README of every package can be read in one sitting', () => {
  const readmes = pages.filter(({ name }) => /^(packages|apps)\/[^/]+\/README\.md$/.test(name));
  const long = readmes.filter(({ text }) => text.trimEnd().split('\n').length > longestReadme);
  expect(readmes.length).toBeGreaterThan(6);
  expect(long.map(({ name }) => name)).toEqual([]);
});

test('every link between pages leads to a file or folder that is there', async () => {
  const broken: string[] = [];
  for (const { name, text } of pages) {
    for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|#|mailto:)/.test(target)) continue;
      const path = posix.join(dirname(name), target.replace(/#.*$/, ''));
      const isThere = await readFile(new URL(`../../${path}`, import.meta.url)).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code === 'EISDIR',
      );
      if (!isThere) broken.push(`${name}: ${target}`);
    }
  }
  expect(broken).toEqual([]);
});
