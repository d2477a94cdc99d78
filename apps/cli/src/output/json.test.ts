import { expect, it } from 'vitest';
import { jsonText } from './json.ts';

it('is what JSON.stringify writes where there is nothing odd', () => {
  const value = { name: 'Zoë, 漢字 🚀', rows: [1, null, { a: true }] };
  expect(jsonText(value, 2)).toBe(JSON.stringify(value, null, 2));
});

it('writes what is not seen by its code, and a character of another plane as two units', () => {
  expect(jsonText('a\u007f\u202e\u{e0041}')).toBe('"a\\u007f\\u202e\\udb40\\udc41"');
});
