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

/**
 * A column of the groups in every report that was ever written, and a key of files of checks: renaming them would break
 * who reads and who writes these.
 */
const namesKept = /handsOut|\bhands-out\b/g;

/** As people read it: sentences go on in the next line, and a name such as `sameHands` is its words. */
function readable(text: string): string {
  return text
    .replaceAll(namesKept, '')
    .replace(/([a-z])(?=[A-Z])/g, '$1 ')
    .replace(/\n(?:[ \t]*(?:\*|\/\/\/?|>|#)?[ \t]+)?/g, '\n');
}

/** A word of the list as a pattern: between its words may be a line break. */
function patternOf(word: string): string {
  return word.replaceAll(' ', '\\s');
}

// "There is none" is plain English.
const pattern = new RegExp(`(?<!there\\s)\\b(${words.map(patternOf).join('|')})\\b`, 'gi');

/** Where a text uses a word of the list. */
function findAvoided(text: string): readonly string[] {
  const read = readable(text);
  return [...read.matchAll(pattern)].map((hit) => {
    const line = read.slice(0, hit.index).split('\n').length;
    return `${line}: ${hit[0].replace('\n', ' ')}`;
  });
}

test.each([
  ['a sentence', 'It comes to nothing.', ['1: comes to']],
  ['a comment that goes on', ' * It comes\n * to nothing.', ['1: comes to']],
  ['a comment of lines', 'x;\n  // It stands\n  // for all.', ['2: stands for']],
  ['a page', 'What was made\nagain is equal.', ['1: made again']],
  ['a name', 'const handsOver = untold;\nchangedHands();', ['1: hands', '1: untold', '2: Hands']],
  ['plain English', 'There is none, and there\nare none.', []],
])('words of the list are found in %s', (_, text, hits) => {
  expect(findAvoided(text)).toEqual(hits);
});

test('no source, page or test uses a word of the list', async () => {
  const hits: string[] = [];
  for (const { name, text } of await sourceFiles()) {
    if (name === stylePage || name === 'test/docs/words.test.ts') continue;
    hits.push(...findAvoided(text).map((hit) => `${name}:${hit}`));
  }
  expect(hits).toEqual([]);
});
