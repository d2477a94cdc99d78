import { type Column, textOf } from '../data/page-table.ts';

const known = new WeakMap<Column, readonly string[]>();

/** The values of a column as texts without capitals; worked out once, for every key that is struck asks for them. */
export function lowTextsOf(column: Column): readonly string[] {
  const before = known.get(column);
  if (before !== undefined) return before;
  const texts = column.values.map((value) => textOf(value).toLowerCase());
  known.set(column, texts);
  return texts;
}
