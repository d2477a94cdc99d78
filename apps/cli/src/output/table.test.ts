import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { endlessPage } from './page.ts';
import { columnsTable } from './table.ts';
import { widthOf } from './wrap.ts';

const columns = [
  { title: 'principal' },
  { title: 'verdict', isVerdict: true },
  { title: 'zones' },
  { title: 'on' },
  { title: 'by' },
];
const rows = [
  [
    'astrid.holm@northharbour.example',
    'allowed',
    '30 of 30',
    'tickets.northharbour.example\nskerrylines-tickets.example',
    'direct → Super Administrator - All Privileges → the whole account\ngroup Network Operations → DNS → the whole account',
  ],
  ['名前の長い人@例え.example', 'unknown', '1 of 30', 'every zone', 'group Café Crew 👩‍🚀 → Domain DNS'],
];
const page = (width: number | undefined, hasColours = false) => ({ columns: width, hasColours });
const drawn = (width: number | undefined, hasColours = false) =>
  columnsTable({ columns, rows }, 'table', page(width, hasColours));

/** The blocks of characters between blanks. */
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

test.each([80, 100, 120])('a table fits a page of %i columns', (width) => {
  expect(widthOf(drawn(width))).toBeLessThanOrEqual(width);
});

test.each([80, 120])('an indented table fits a page of %i columns', (width) => {
  expect(widthOf(columnsTable({ columns, rows, indent: 6 }, 'table', page(width)))).toBeLessThanOrEqual(
    width,
  );
});

test.each([20, 80, 120])('a table ends no line in the middle of a word, on %i columns', (width) => {
  const known = new Set(rows.flat().flatMap((cell) => cell.split(/\s+|(?<=[@.:/])/)));
  const titles = new Set(columns.flatMap(({ title }) => title.toUpperCase().split(' ')));
  for (const word of wordsOf(drawn(width)))
    for (const piece of word.split(/(?<=[@.:/])/)) expect(known.has(piece) || titles.has(piece)).toBe(true);
});

test('a table that is wrapped loses no word', () => {
  const sorted = (text: string) => wordsOf(text.replace(/[@.:/]/g, '$& ')).sort();
  expect(sorted(drawn(100))).toEqual(sorted(drawn(undefined)));
});

test('a table keeps the width of columns of little text', () => {
  expect(drawn(80)).toContain('30 of 30');
});

test('a table keeps addresses whole while other columns can give', () => {
  expect(drawn(120)).toContain('astrid.holm@northharbour.example');
});

test('a table breaks an address after its @ before any dot', () => {
  const narrow = columnsTable(
    { columns: [{ title: 'who' }], rows: [['astrid.holm@northharbour.example']] },
    'table',
    page(20),
  );
  expect(narrow).toBe('WHO\nastrid.holm@\nnorthharbour.example');
});

test('a table leaves an id whole, however narrow the page', () => {
  const id = '4e6557f9ff55a567149df1e6dfffd789';
  expect(columnsTable({ columns: [{ title: 'id' }], rows: [[id]] }, 'table', page(10))).toContain(id);
});

test('a table is not wrapped on a page that has no end', () => {
  expect(drawn(undefined).split('\n')).toHaveLength(4);
  expect(columnsTable({ columns, rows }, 'table', endlessPage)).toBe(drawn(undefined));
});

test('a table is the same as on a page that has no end where the page is wide enough', () => {
  expect(drawn(500)).toBe(drawn(undefined));
});

test('a table puts columns that do not fit below the others, after the first column', () => {
  const numbers = Array.from({ length: 20 }, (_, at) => ({ title: String(at + 1) }));
  const marks = [['ada@example.com', ...numbers.map(() => 'DENIED')]];
  const split = columnsTable({ columns: [{ title: 'who' }, ...numbers], rows: marks }, 'table', page(80));
  expect(widthOf(split)).toBeLessThanOrEqual(80);
  expect(split.match(/DENIED/g)).toHaveLength(20);
  expect(split.match(/WHO/g)).toHaveLength(split.split('\n\n').length);
});

test('a table takes 200,000 rows', () => {
  const many = Array.from({ length: 200_000 }, () => ['a']);
  expect(columnsTable({ columns: [{ title: 'x' }], rows: many }, 'table', page(80)).length).toBe(400_001);
});

test('a table takes a cell of many lines about as long as many cells of one line', () => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `zone-${at}.example`);
  const inOneCell = [['group Crew', lines.join('\n')]];
  const inCells = lines.map((line, at) => [at === 0 ? 'group Crew' : '', line]);
  const titles = [{ title: 'by' }, { title: 'on' }];
  const timed = (rows: readonly (readonly string[])[]) => {
    const from = performance.now();
    const text = columnsTable({ columns: titles, rows }, 'table', page(undefined));
    return { text, took: performance.now() - from };
  };
  const apart = timed(inCells);
  const together = timed(inOneCell);
  expect(together.text).toBe(apart.text);
  expect(together.took).toBeLessThan(20 * apart.took);
});

test.each([undefined, 40, 80, 120])(
  'a table in colours is the same text in the same places, on %s columns',
  (width) => {
    expect(stripVTControlCharacters(drawn(width, true)).replace(/ +$/gm, '')).toBe(drawn(width));
  },
);

test('a table in colours has titles in bold and verdicts in their colours', () => {
  const text = drawn(80, true);
  expect(text).toContain('\u001b[1mVERDICT\u001b[22m');
  expect(text).toContain('\u001b[32mallowed\u001b[39m');
  expect(text).toContain('\u001b[33munknown\u001b[39m');
});

test('a table colours a word of a name only where it is a verdict', () => {
  const named = columnsTable({ columns, rows: [['allowed', 'denied']] }, 'table', page(80, true));
  expect(named).toContain('\u001b[31mdenied\u001b[39m');
  expect(named).not.toContain('\u001b[32m');
});
