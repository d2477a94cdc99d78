import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const stylePage = 'CONTRIBUTING.md';

/** The left column of the table in "How words are chosen": what a colleague would not say. */
async function wordsToAvoid(): Promise<readonly string[]> {
  const page = await readFile(new URL(`../../${stylePage}`, import.meta.url), 'utf8');
  const section = page.slice(page.indexOf('## How words are chosen'));
  const rows = [...section.matchAll(/^\| (?!not |-)(.+?) +\|/gm)];
  return rows.flatMap(([, cell = '']) => cell.split(',').map((word) => word.trim()));
}

const words = await wordsToAvoid();

test('the style page has a list of words to avoid', () => {
  expect(words).toContain('stands for');
  expect(words.length).toBeGreaterThan(20);
});

test('no source, page or test uses a word of the list', async () => {
  // "There is none" is plain English.
  const pattern = new RegExp(`(?<!there )\\b(${words.join('|')})\\b`, 'i');
  const hits: string[] = [];
  for (const { name, text } of await sourceFiles()) {
    if (name === stylePage || name === 'test/docs/words.test.ts') continue;
    text.split('\n').forEach((line, at) => {
      const hit = pattern.exec(line);
      if (hit !== null) hits.push(`${name}:${at + 1}: ${hit[0]}`);
    });
  }
  expect(hits).toEqual([]);
});
