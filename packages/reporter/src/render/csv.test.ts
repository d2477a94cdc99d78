import { stringify } from 'csv-stringify/sync';
import { expect, test } from 'vitest';
import { tableOf } from '../model/tables/table.ts';
import { csvText, renderCsv } from './csv.ts';

const csv = (value: unknown) => csvText([['r1', value]]).slice('r1,'.length, -2);

test('a table is a header and its rows, each ended by CR LF', () => {
  // Of a snapshot that somebody made, these are any text.
  const origin = { account: { id: '=acc', name: null }, reportId: 'r-1', snapshotDigest: 'a,b' };
  const row = { id: 'r1', count: 0, name: null, list: ['a', 'b'] };
  const text = (rows: readonly object[], names: readonly string[]) =>
    Buffer.concat([...renderCsv(tableOf(rows), names, origin)]).toString();
  expect(text([row], ['id', 'count', 'name', 'list'])).toBe(
    '\ufeffid,count,name,list,account_id,report_id,snapshot_digest\r\nr1,0,,a; b,\'=acc,r-1,"a,b"\r\n',
  );
  expect(text([], ['id'])).toBe('\ufeffid,account_id,report_id,snapshot_digest\r\n');
});

test.each([
  '=1+1',
  '+1',
  '-1',
  '@sum',
  '\tx',
  '\rx',
  '\nx',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  ' =1',
  '\u00a0=1',
  '\ufeff=1',
])('a cell that begins like %j is not a formula', (text) => {
  expect(csv(text).replace(/^"/, '')).toMatch(/^'/);
});

test.each(['a=1', "'quoted", 'x@example.com', '（1）'])('a cell %j stays as it is', (text) => {
  expect(csv(text)).toBe(text);
});

test('what would end a cell is quoted', () => {
  expect(csv('a,b')).toBe('"a,b"');
  expect(csv('a"b')).toBe('"a""b"');
  expect(csv('a\nb')).toBe('"a\nb"');
  expect(csv('a\rb')).toBe('"a\rb"');
});

test('nothing is cut short, and half a character is written as a replacement character', () => {
  expect(csv('x'.repeat(10_000))).toHaveLength(10_000);
  expect(csv('a\ud800b\0')).toBe('a\ufffdb␀');
});

test('what needs no defusing is written as csv-stringify writes it, however often it comes', () => {
  const texts = [
    '',
    ' ',
    'a',
    'a b',
    '"',
    '""',
    ',',
    'a,"b"',
    'ä',
    '👩‍🚀',
    'x\ny',
    'x\r\ny',
    "it's",
    'a\tb',
    ';',
    '#',
  ];
  const lines = texts.flatMap((one) => texts.map((other) => [one, other, 7, true]));
  const plain = lines.map((line) => line.map(String));
  expect(csvText(lines)).toBe(stringify(plain, { record_delimiter: 'windows', quoted_match: /[\r\n]/ }));
});

test('more distinct texts than are remembered are all written', () => {
  const lines = Array.from({ length: 10_005 }, (_, index) => [`a,${index}`]);
  expect(csvText([...lines, ...lines])).toBe(`${lines.map(([text]) => `"${text}"\r\n`).join('')}`.repeat(2));
});
