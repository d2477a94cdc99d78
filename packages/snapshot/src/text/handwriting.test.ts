import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readHandwriting } from './handwriting.ts';

const read = (text: string | Uint8Array, merge = false) =>
  readHandwriting(Buffer.from(text as string), { parseYaml: parseDocument, merge });
const whyNot = (text: string | Uint8Array) => {
  const written = read(text);
  return written.kind === 'problem' ? written.why : null;
};

/** Nine lines that say a billion times the same. */
const laughs = `a: &a [${Array(9).fill('x')}]\n${[...'bcdefghi']
  .map((name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`)}]\n`)
  .join('')}`;

test('a file in YAML or JSON may use an alias as often as it likes, and merge keys where that is meant', () => {
  const many = `a: &a {b: [1, 2]}\nlist:\n${'  - *a\n'.repeat(500)}`;
  expect(read(many)).toMatchObject({ kind: 'value', value: { list: Array(500).fill({ b: [1, 2] }) } });
  expect(read('a: &a {b: 1}\nc:\n  <<: *a\n  d: 2\n', true)).toMatchObject({
    value: { c: { b: 1, d: 2 } },
  });
});

test('a file in YAML or JSON may begin with a mark, have names in any script, and be JSON', () => {
  expect(read('\uFEFFname: Zoë\n')).toEqual({ kind: 'value', value: { name: 'Zoë' } });
  expect(read('{"a": ["b: [", "{{{{"]}')).toEqual({ kind: 'value', value: { a: ['b: [', '{{{{'] } });
  expect(read('[a, {b: c}]')).toEqual({ kind: 'value', value: ['a', { b: 'c' }] });
});

test('a file in YAML or JSON is read in no time when one object has a great many keys', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `"${at}":1`).join(',');
  expect(read(`{${text}}`)).toMatchObject({ kind: 'value' });
});

test.each([
  ['when it is Latin-1', Buffer.from('a: b\nname: Zo\xeb\n', 'latin1'), 'it is not UTF-8 text (line 2)'],
  ['when it is UTF-16', Buffer.from('\uFEFFa: b\n', 'utf16le'), 'it is not UTF-8 text (line 1)'],
  ['when a letter is cut off', Buffer.from('a: b\n\n# Zo\xc3', 'latin1'), 'it is not UTF-8 text (line 3)'],
  ['when aliases make too much of it', laughs, 'it has too many values, once every alias is written out'],
  ['when it contains itself', 'a: &a\n  b: *a\n', 'it contains itself'],
  ['when lists are too deep', `a: ${'['.repeat(300)}${']'.repeat(300)}`, 'it is nested too deeply'],
  ['when brackets are never closed', `${'[{a: '.repeat(50_000)}`, 'it is nested too deeply'],
  ['when dashes are too deep', `${'- '.repeat(50_000)}a`, 'it is nested too deeply'],
  ['when questions are too deep', `${'? '.repeat(50_000)}a`, 'it is nested too deeply'],
  [
    'when lines are too deep',
    Array.from({ length: 150 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
    'it is nested too deeply',
  ],
  ['when JSON is too deep', `${'{"a":'.repeat(150)}1${'}'.repeat(150)}`, 'it is nested too deeply'],
  [
    'when it is too long',
    `a: b\n${'# c\n'.repeat(300_000)}`,
    'it is longer than 1 MiB, which is too long for YAML but not for JSON',
  ],
  ['when a key stands twice', 'a: 1\nb: 2\na: 3\n', 'it has the key "a" twice in one object'],
  [
    'when a key stands twice in other words',
    'a: {b: 1, "\\x62": 2}\n',
    'it has the key "b" twice in one object',
  ],
  ['when a number and a text are one key', '- {1: a, "1": b}\n', 'it has the key "1" twice in one object'],
  [
    'when a key of JSON stands twice',
    '{"a": {"b": 1, "\\u0062": 2}}',
    'it has the key "b" twice in one object, at a (line 1)',
  ],
  ['when a list is a key', '? [a, b]\n: c\n', 'it has a key that is not a text'],
  [
    'when it is several documents',
    'a: 1\n---\nb: 2\n',
    'it is neither YAML nor JSON: Source contains multiple documents',
  ],
  [
    'when it has a tag of its own',
    'a: !secret b\n',
    'it is neither YAML nor JSON: Unresolved tag: !secret at line 1, column 4',
  ],
])('a file in YAML or JSON is refused %s', (_, text, why) => {
  expect(whyNot(text)).toContain(why);
});
