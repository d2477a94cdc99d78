import { expect, test } from 'vitest';
import { cellOf, dateOf, longestText, spelled } from './cell.ts';

test.each([
  [null, null],
  ['', null],
  [0, 0],
  [[], null],
  [['a', 'b'], 'a; b'],
  ['=1+1', '=1+1'],
  ['0042', '0042'],
  ['two\nlines', 'two⟨U+000A⟩lines'],
  ['half \ud83d', 'half ⟨U+D83D⟩'],
  ['\uffff', '⟨U+FFFF⟩'],
])('a text %j is the cell %j', (value, cell) => {
  expect(cellOf(value)).toBe(cell);
});

test.each([
  ['_x0041_', '_x005F_x0041_'],
  ['_x0041_x0042_', '_x005F_x0041_x005F_x0042_'],
  ['_xyz_', '_xyz_'],
])('%j is spelled %j, which a spreadsheet reads as it was', (text, written) => {
  expect(spelled(text)).toBe(written);
});

const mark = (length: number) => ` … [cut short here; the CSV and the JSON have all ${length} characters]`;

test('a text that is longer than a cell can be is cut, and says so', () => {
  expect(cellOf('x'.repeat(longestText))).toBe('x'.repeat(longestText));
  const cut = String(cellOf('x'.repeat(40_000)));
  expect(cut).toHaveLength(longestText);
  expect(cut.endsWith(`x${mark(40_000)}`)).toBe(true);
});

test.each(['', 'x'])(
  'a text that is longer than a cell can be is not cut within a character (%j before)',
  (before) => {
    const cut = String(cellOf(`${before}${'🚢'.repeat(20_000)}`));
    expect(cut.length).toBeLessThanOrEqual(longestText);
    expect(cut).not.toMatch(/\p{Cs}/u);
    expect(cut.endsWith(mark(40_000 + before.length))).toBe(true);
  },
);

test('a moment of the calendar of spreadsheets is a date, and nothing else is', () => {
  expect(dateOf('2026-01-02T03:04:05Z')).toEqual(new Date('2026-01-02T03:04:05Z'));
  for (const text of ['soon', '1899-12-31T00:00:00Z', '1900-01-15T00:00:00Z', '+010000-01-01T00:00:00Z'])
    expect(dateOf(text)).toBe(null);
});
