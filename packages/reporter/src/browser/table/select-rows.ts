import { type Column, type PageTable, textOf } from '../data/page-table.ts';
import { lowTextsOf } from './low-texts.ts';
import type { Question } from './question.ts';
import { rankOf } from './rank.ts';
import { reachingZone } from './zone-reach.ts';

/**
 * The rows that answer a question, in its order. Each distinct value of a column is looked at once, however many rows
 * have it: 200,000 rows take milliseconds. The zones say which rows reach a zone; null where they are not known.
 */
export function selectRows(
  table: PageTable,
  { find, filters, order }: Question,
  zones: PageTable | null = null,
): Uint32Array {
  const wanted = new Uint8Array(table.rows).fill(1);
  for (const word of find.split(/\s+/)) {
    if (word !== '') keepWhere(wanted, [...table.columns.values()], holding(word));
  }
  for (const { columns, text, how } of filters) {
    const among = columns.flatMap((name) => table.columns.get(name) ?? []);
    const reached = how === 'reaches' && zones !== null ? reachingZone(table, zones, text) : undefined;
    keepWhere(wanted, among, how === 'is' ? being(text) : holding(text), reached);
  }
  const rows = new Uint32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row++) if (wanted[row]) rows[count++] = row;
  const selected = rows.slice(0, count);
  if (order === null) return selected;
  const ranks = order.columns.flatMap((name) => {
    const column = table.columns.get(name);
    return column === undefined ? [] : [{ codes: column.codes, rank: rankOf(column) }];
  });
  const sign = order.down ? -1 : 1;
  return selected.sort((a, b) => {
    for (const { codes, rank } of ranks) {
      const difference = (rank[codes[a] ?? 0] ?? 0) - (rank[codes[b] ?? 0] ?? 0);
      if (difference !== 0) return sign * difference;
    }
    // As the report has them.
    return a - b;
  });
}

/** Which of the values of a column please: 1 or 0 for each. */
type Pleases = (column: Column) => Uint8Array;

const being =
  (text: string): Pleases =>
  ({ values }) =>
    Uint8Array.from(values, (value) => (textOf(value) === text ? 1 : 0));

function holding(text: string): Pleases {
  const sought = text.toLowerCase();
  return (column) => Uint8Array.from(lowTextsOf(column), (low) => (low.includes(sought) ? 1 : 0));
}

/**
 * Drops a row unless one of the columns pleases, or it pleased before. Column by column, because that is how
 * they are in memory.
 */
function keepWhere(
  wanted: Uint8Array,
  columns: readonly Column[],
  pleases: Pleases,
  pleased: Uint8Array = new Uint8Array(wanted.length),
): void {
  for (const column of columns) {
    const { codes } = column;
    const pleasing = pleases(column);
    if (!pleasing.includes(1)) continue;
    for (let row = 0; row < pleased.length; row++) if (pleasing[codes[row] ?? 0] === 1) pleased[row] = 1;
  }
  for (let row = 0; row < wanted.length; row++) if (pleased[row] === 0) wanted[row] = 0;
}
