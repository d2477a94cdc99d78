import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';
import { testTitles } from './test-titles.ts';

/** What a title is not, and what it is instead (test/README.md). */
const faults: readonly (readonly [RegExp, string])[] = [
  [/^(?:\S+\s+){0,2}\S+$/, 'says too little to be read alone'],
  [
    /^(?:it|its|is|are|was|were|has|have|does|says|must|may|can|cannot|should|and|or|but|so|also|not|then|that|because)\b/i,
    'does not begin with its subject',
  ],
  [
    /^(?:when|where|if|once|while|after|with|without|of|in|on|by|for|from|to|at|as|over|under|whichever|whatever|however)\b/i,
    'does not begin with its subject',
  ],
  [/\b(?:works|handles|correctly|properly|should|as expected)\b/i, 'does not say what happens'],
  [/(?<!\bthere )\b(?:is|are|was|were) no (?!longer\b)/i, 'has "is no" for "is not a"'],
];

function faultsOf(title: string | null): readonly string[] {
  if (title === null) return ['is not a text'];
  return faults.flatMap(([pattern, fault]) => (pattern.test(title) ? [fault] : []));
}

test.each([
  ['%s is refused', ['says too little to be read alone']],
  ['is refused with a sentence', ['does not begin with its subject']],
  ['where nothing is allowed nobody can', ['does not begin with its subject']],
  ['a page that is no number is refused', ['has "is no" for "is not a"']],
  ['the index handles a batch', ['does not say what happens']],
  [null, ['is not a text']],
  ['a deny through a group cuts a direct allow', []],
  ['a step that is no longer there, for which there is no reason, stops the plan', []],
])('a title that says %j has these faults: %j', (title, found) => {
  expect(faultsOf(title)).toEqual(found);
});

test('the titles of a source are found in every way to write a test', () => {
  const source = [
    "test('a plain fact', () => {});",
    `for (const name of names) test(\`the fact of \${name}\`, () => {});`,
    "test.skipIf(isRoot).each<[string]>(rows)('a fact of %s', () => {});",
    "test.each`a | b`('a fact of $a', () => {});",
    'if (/test/.test(text)) test(title, { timeout: 1 }, () => {});',
  ].join('\n');
  expect(testTitles(source)).toEqual([
    { line: 1, text: 'a plain fact' },
    { line: 2, text: 'the fact of …' },
    { line: 3, text: 'a fact of %s' },
    { line: 4, text: 'a fact of $a' },
    { line: 5, text: null },
  ]);
});

const testFiles = (await sourceFiles()).filter(({ name }) => name.endsWith('.test.ts'));
const titles = testFiles.flatMap(({ name, text }) =>
  testTitles(text).map((title) => ({ ...title, at: `${name}:${title.line}` })),
);

test('every title of a test is a sentence that is understood without its file', () => {
  expect(titles.length).toBeGreaterThan(2000);
  expect(titles.flatMap(({ at, text }) => faultsOf(text).map((fault) => `${at} ${fault}: ${text}`))).toEqual(
    [],
  );
});

test('every test has a title of its own', () => {
  const first = new Map<string | null, string>();
  const shared: string[] = [];
  for (const { at, text } of titles) {
    const other = first.get(text);
    if (other === undefined) first.set(text, at);
    else shared.push(`${at} has the title of ${other}: ${text}`);
  }
  expect(shared).toEqual([]);
});

// The linter lets nothing be imported from vitest that puts tests under a heading.
test('every test stands by itself, under no heading', () => {
  const heading = /\.(?:describe|suite)\b|biome-ignore[^\n]*noRestrictedImports/;
  const found = testFiles.filter(
    ({ name, text }) => name !== 'test/docs/titles.test.ts' && heading.test(text),
  );
  expect(found.map(({ name }) => name)).toEqual([]);
});
