import type { Report } from '../../model/report.ts';
import { mapTexts, wellFormed } from '../text.ts';

/** The report as JSON, in parts: the whole view model, its tables as lists of rows with `id`. */
export function* renderJson(report: Report): Generator<string, void, void> {
  yield* objectOf(report, '', (value) => (value === report.tables ? tablesOf(report.tables) : null));
  yield '\n';
}

function tablesOf(tables: Report['tables']): Generator<string, void, void> {
  return objectOf(tables, '  ', (value) => (Array.isArray(value) && value.length > 0 ? listOf(value) : null));
}

/** An object field by field. `parts` gives the parts of a field that is too large to be written at once. */
function* objectOf(
  object: object,
  indent: string,
  parts: (value: unknown) => Iterable<string> | null,
): Generator<string, void, void> {
  let before = '{';
  for (const [name, value] of Object.entries(object)) {
    yield `${before}\n${indent}  ${JSON.stringify(name)}: `;
    yield* parts(value) ?? [textOf(value, `${indent}  `)];
    before = ',';
  }
  yield `\n${indent}}`;
}

function* listOf(rows: readonly unknown[]): Generator<string, void, void> {
  let before = '[';
  for (const row of rows) {
    yield `${before}\n      ${textOf(row, '      ')}`;
    before = ',';
  }
  yield '\n    ]';
}

/** What `JSON.stringify` writes of half a character. */
const halfWritten = /\\ud[89a-f]/;

function textOf(value: unknown, indent: string): string {
  const text = JSON.stringify(value, null, 2);
  const whole = halfWritten.test(text) ? JSON.stringify(mapTexts(value, wellFormed), null, 2) : text;
  // JSON has line ends only between values.
  return whole.replaceAll('\n', `\n${indent}`);
}
