import { expect, test } from 'vitest';
import { readPlainLine } from './plain-line.ts';

const names = ['ada@example.com', 'dns_records:edit', 'example.com'];

const forms = {
  can: { words: [3, 3], flags: ['--explain'] },
  matrix: { words: [0, 0], often: ['--permission'] },
} as const;

const read = (args: readonly string[]) => readPlainLine(args, forms);

test('a plain command line is read as the question it is', () => {
  const line = read(['can', ...names]);
  expect(line).toMatchObject({ verb: 'can', words: names, output: 'table', exitZero: false });
  expect(line?.has('--explain')).toBe(false);
  expect(line?.snapshot).toBeUndefined();
});

test('a plain command line may have its options anywhere, and by either name', () => {
  const [member = '', ...rest] = names;
  const line = read(['can', '-s', 'a.json', member, '--explain', ...rest, '--output', 'csv']);
  expect(line).toMatchObject({ words: names, snapshot: 'a.json', output: 'csv' });
  expect(line?.has('--explain')).toBe(true);
  expect(read(['can', ...names, '--snapshot', 'a.json', '-o', 'json', '--exit-zero'])).toMatchObject({
    snapshot: 'a.json',
    output: 'json',
    exitZero: true,
  });
});

test('a plain command line may give some options several times, each with one value', () => {
  const line = read(['matrix', '--permission', 'a:edit', '--permission', 'b:edit']);
  expect(line?.values('--permission')).toEqual(['a:edit', 'b:edit']);
  expect(read(['matrix', '--permission', 'a:edit', 'b:edit'])).toBeNull();
});

test.each([
  ['another verb', ['who-can', ...names]],
  ['nothing', []],
  ['a word too few', ['can', ...names.slice(1)]],
  ['a word too many', ['can', ...names, 'more']],
  ['an empty word', ['can', '', ...names.slice(1)]],
  ['an unknown option', ['can', ...names, '--quick']],
  ['help', ['can', '--help']],
  ['a word after the end of options', ['can', '--', ...names]],
  ['a value in the same word', ['can', ...names, '--output=json']],
  ['a short option with its value', ['can', ...names, '-ojson']],
  ['an option without its value', ['can', ...names, '-s']],
  ['a value that looks like an option', ['can', ...names, '-s', '-o', 'json']],
  ['an option twice', ['can', ...names, '-o', 'json', '-o', 'csv']],
  ['a format that does not exist', ['can', ...names, '-o', 'yaml']],
  ["the user's own catalogue", ['can', ...names, '--catalogue', 'c.yaml']],
  ['a file that may be modified', ['can', ...names, '--allow-modified']],
])('a command line that is not plain is left to the whole program: %s', (_, args) => {
  expect(read(args)).toBeNull();
});
