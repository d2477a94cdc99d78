import { expect, test } from 'vitest';
import { Aspect } from '../model/tables/aspect.ts';
import { columnOf } from '../model/tables/column.ts';
import { openWriters } from './columns.ts';
import { numberSign, writeRows } from './rows.ts';

const length = 9_999;
const plain = { before: '<', after: '>', between: ',', firstNumber: null };

/** Rows as they are written from columns of which some share their codes, with values more than are written at once, or fewer. */
function written(range: readonly [number, number], form: typeof plain | { readonly firstNumber: number }) {
  const few = new Aspect<number>();
  const many = new Aspect<string>();
  for (let row = 0; row < length; row++) {
    few.add(few.codeOf(row % 7));
    many.add(many.codeOf(`ü${'long'.repeat(row % 90)}${Math.floor(row / 2)}`));
  }
  const [small, large] = [few.finish(), many.finish()];
  const sign = form.firstNumber === null ? '' : numberSign;
  const writers = openWriters([
    { column: small.column((one) => one), write: (one) => `${sign}|${one}` },
    { column: small.column((one) => one * 2), write: (one) => `${sign}|${one}` },
    { column: large.column((one) => one), write: (one) => `|${one}` },
    { column: columnOf(Array.from({ length }, (_, row) => row)), write: (one) => `|${one}` },
  ]);
  const parts = writeRows(writers, range, { ...plain, ...form });
  // A part is written over by the next.
  const texts = Array.from(parts, (part) => Buffer.from(part).toString());
  return { writers: writers.length, text: texts.join('') };
}

const rowText = (row: number, number: number | '') =>
  `<${number}|${row % 7}${number}|${(row % 7) * 2}|ü${'long'.repeat(row % 90)}${Math.floor(row / 2)}|${row}>`;
const rowsFrom = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

test.each([
  [0, length],
  [4_000, 8_200],
  [17, 17],
])('rows from %i to before %i are written as their cells are', (from, to) => {
  const { writers, text } = written([from, to], plain);
  expect(writers).toBe(3);
  expect(text).toBe(
    rowsFrom(from, to)
      .map((row) => rowText(row, ''))
      .join(','),
  );
});

test('rows that say their number say it wherever its sign is', () => {
  const { text } = written([3, 6_000], { firstNumber: 2 });
  expect(text).toBe(
    rowsFrom(3, 6_000)
      .map((row) => rowText(row, row - 1))
      .join(','),
  );
});
