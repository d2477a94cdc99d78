import { printable } from '@grantlens/engine';
import type { Account } from '@grantlens/snapshot';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { writeCsv } from './csv.ts';
import type { Envelope } from './envelope.ts';
import { jsonText } from './json.ts';
import type { TableColumn } from './table.ts';

/** How an answer is written. */
export const outputFormats = ['table', 'wide', 'json', 'jsonl', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** An answer ready to be written in any format. */
export interface Answer {
  readonly account: Account;
  readonly envelope: Envelope;
  /** The question as resolved, for people: "who can dns_records:edit on example.com (zone 4f…)". */
  readonly question: string;
  /** The rows as a person reads them, each column for `table` or only for `wide` and `csv`. */
  readonly columns: readonly TableColumn[];
  readonly cells: readonly (readonly string[])[];
  /** Instead of rows: text of its own, as `can` and `--explain` have. */
  readonly prose?: string;
  /** The closing lines under the rows. */
  readonly closing: readonly string[];
  /** Yes, or somebody. */
  readonly positive: boolean;
}

/** Writes an answer and gives its exit code. Data goes to standard output, what it rests on is always said. */
export async function writeAnswer(answer: Answer, format: OutputFormat, io: Io): Promise<ExitCode> {
  const { envelope } = answer;
  switch (format) {
    case 'json':
      io.out(`${jsonText(envelope, 2)}\n`);
      break;
    case 'jsonl':
      io.err(header(answer));
      io.out(envelope.results.map((row) => `${jsonText(row)}\n`).join(''));
      break;
    case 'csv':
      io.err(header(answer));
      io.out(
        await writeCsv(
          answer.columns.map(({ title }) => title),
          answer.cells.map((row) => row.map(printableLines)),
        ),
      );
      break;
    case 'table':
    case 'wide':
      io.out(
        `${header(answer)}\n${await body(answer, format)}${answer.closing.map((line) => `${printable(line)}\n`).join('')}`,
      );
  }
  return exitCodeOf({ complete: envelope.complete, positive: answer.positive });
}

async function body(answer: Answer, format: 'table' | 'wide'): Promise<string> {
  if (answer.prose !== undefined) return `${printableLines(answer.prose)}\n\n`;
  if (answer.cells.length === 0) return '';
  // A question asked often asks for JSON or has its own text, and should not wait for a table to be loaded.
  const { columnsTable } = await import('./table.ts');
  return `${columnsTable(
    answer.columns,
    answer.cells.map((row) => row.map(printableLines)),
    format,
  )}\n\n`;
}

function header({ account, question }: Answer): string {
  const modified = account.modified ? ' (MODIFIED since it was written)' : '';
  return `${printable(question)}\nin ${printable(account.name ?? account.id)}, as of ${account.takenAt.end}, snapshot ${account.digest}${modified}\n`;
}

/** Text of several lines, each safe on a terminal: not every word in it was looked at where it was put together. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** What `--exit-zero` makes of an exit code. */
export function relaxed(code: ExitCode, exitZero: boolean | undefined): ExitCode {
  return exitZero && code !== exitCodes.error ? exitCodes.yes : code;
}
