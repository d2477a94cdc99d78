import type { Report } from '../../model/report.ts';
import type { Cell } from '../../model/tables/column.ts';
import { asTable, type Table } from '../../model/tables/table.ts';
import { openWriters } from '../columns.ts';
import { writeRows } from '../rows.ts';
import { mapTexts, wellFormed } from '../text.ts';

/** The report as JSON, in parts: the whole view model, its tables as lists of rows with `id`. */
export function* renderJson(report: Report): Generator<Uint8Array, void, void> {
  yield* objectOf(report, '', (value) => (value === report.tables ? tablesOf(report.tables) : null));
  yield Buffer.from('\n');
}

function tablesOf(tables: Report['tables']): Generator<Uint8Array, void, void> {
  const all: readonly unknown[] = Object.values(tables);
  return objectOf(tables, '  ', (value) =>
    all.includes(value) ? listOf(asTable(value as Table<object> | readonly object[])) : null,
  );
}

/** An object field by field. `parts` gives the parts of a field that is too large to be written at once. */
function* objectOf(
  object: object,
  indent: string,
  parts: (value: unknown) => Iterable<Uint8Array> | null,
): Generator<Uint8Array, void, void> {
  let before = '{';
  for (const [name, value] of Object.entries(object)) {
    yield Buffer.from(`${before}\n${indent}  ${JSON.stringify(name)}: `);
    yield* parts(value) ?? [Buffer.from(textOf(value, `${indent}  `))];
    before = ',';
  }
  yield Buffer.from(`\n${indent}}`);
}

function* listOf(table: Table<object>): Generator<Uint8Array, void, void> {
  if (table.length === 0) return yield Buffer.from('[]');
  yield Buffer.from('[');
  const columns = [...table.columns].map(([name, column], at) => {
    const before = `${at === 0 ? '' : ','}\n        ${JSON.stringify(name)}: `;
    return { column, write: (value: Cell) => `${before}${textOf(value, '        ')}` };
  });
  const form = { before: '\n      {', after: '\n      }', between: ',', firstNumber: null };
  yield* writeRows(openWriters(columns), [0, table.length], form);
  yield Buffer.from('\n    ]');
}

/** What `JSON.stringify` writes of half a character. */
const halfWritten = /\\ud[89a-f]/;

function textOf(value: unknown, indent: string): string {
  if (isPlain(value)) return `"${value}"`;
  if (isPlainList(value)) {
    const before = `\n${indent}  "`;
    return value.length === 0 ? '[]' : `[${before}${value.join(`",${before}`)}"\n${indent}]`;
  }
  const text = JSON.stringify(value, null, 2);
  const whole = halfWritten.test(text) ? JSON.stringify(mapTexts(value, wellFormed), null, 2) : text;
  // JSON has line ends only between values.
  return whole.replaceAll('\n', `\n${indent}`);
}

/** Whether a text stands in JSON as it is, as nearly every cell does. */
function isPlain(value: unknown): value is string {
  return typeof value === 'string' && plain.test(value);
}

function isPlainList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isPlain);
}

const plain = /^[ !#-[\]-~]*$/;
