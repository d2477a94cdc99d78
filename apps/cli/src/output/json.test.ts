import { expect, test } from 'vitest';
import { jsonText } from './json.ts';

test('JSON of ordinary values is what JSON.stringify writes', () => {
  const value = { name: 'Zoë, 漢字 🚀', rows: [1, null, { a: true }] };
  expect(jsonText(value, 2)).toBe(JSON.stringify(value, null, 2));
});

test('JSON has the code of what is not visible, in two units for a character of another plane', () => {
  expect(jsonText('a\u007f\u202e\u{e0041}')).toBe('"a\\u007f\\u202e\\udb40\\udc41"');
});
