import type { Cell } from '../../../model/tables/column.ts';
import type { TableName } from '../../../model/tables/tables.ts';
import { factsOf } from './facts.ts';
import { type Fold, foldsOf } from './folds.ts';
import { signalsOf } from './signals.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of a table as the page writes them: those that follow each other with one key are under one heading. */
export function* foldedRows(
  table: TableName,
  rows: readonly object[],
): Generator<{ readonly heading: object | null; readonly rows: readonly object[] }> {
  const fold = foldsOf[table]?.[0];
  if (fold === undefined) {
    yield { heading: null, rows };
    return;
  }
  let at = 0;
  while (at < rows.length) {
    const key = keyOf(fold, rows[at]);
    let end = at + 1;
    while (end < rows.length && keyOf(fold, rows[end]) === key) end++;
    const under = rows.slice(at, end);
    const bits = under.map((row) => signalsOf(table, (name) => ((row as Row)[name] as Cell) ?? null));
    const heading = {
      ...rows[at],
      fold: at,
      span: fold.span,
      about: '',
      open: true,
      toggles: false,
      facts: factsOf(table, bits),
    };
    yield { heading, rows: under };
    at = end;
  }
}

function keyOf({ key }: Fold, row: object | undefined): string {
  const cells = (row ?? {}) as Row;
  const name = key.find((one) => (cells[one] ?? '') !== '');
  return name === undefined ? '' : `${name} ${cells[name]}`;
}
