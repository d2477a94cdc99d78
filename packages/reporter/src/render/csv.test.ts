import { expect, test } from 'vitest';
import { renderCsv } from './csv.ts';

const csv = (value: unknown) =>
  renderCsv([{ id: 'r1', value }], ['id', 'value']).slice('id,value\r\nr1,'.length, -2);

test('a table is a header and its rows, each ended by CR LF', () => {
  expect(
    renderCsv([{ id: 'r1', count: 0, name: null, list: ['a', 'b'] }], ['id', 'count', 'name', 'list']),
  ).toBe('id,count,name,list\r\nr1,0,,a; b\r\n');
  expect(renderCsv<{ id: string }>([], ['id'])).toBe('id\r\n');
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
])('a cell that begins like %j is no formula', (text) => {
  expect(csv(text).replace(/^"/, '')).toMatch(/^'/);
});

test.each(['a=1', "'quoted", 'x@example.com', '（1）'])('%j stays as it is', (text) => {
  expect(csv(text)).toBe(text);
});

test('what would end a cell is quoted', () => {
  expect(csv('a,b')).toBe('"a,b"');
  expect(csv('a"b')).toBe('"a""b"');
  expect(csv('a\nb')).toBe('"a\nb"');
  expect(csv('a\rb')).toBe('"a\rb"');
});

test('nothing is cut short, and half a character is written as what stands for it', () => {
  expect(csv('x'.repeat(10_000))).toHaveLength(10_000);
  expect(csv('a\ud800b\0')).toBe('a\ufffdb␀');
});
