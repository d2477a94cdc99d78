import type { Verdict } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { type ExitCode, exitCodeOf, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Envelope } from './envelope.ts';
import { incompleteLines } from './incomplete.ts';
import { jsonText } from './json.ts';
import { endlessPage, type Page } from './page.ts';
import type { Row } from './records.ts';
import type { TableColumn, Tabular } from './table.ts';

/** How an answer is written. */
export const outputFormats = ['table', 'wide', 'json', 'jsonl', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** A row of an answer: for programs, and for people. */
export interface AnswerRow {
  readonly record: Row;
  readonly cells: readonly string[];
}

/** Lines as they are, a tree whose first line says a verdict, or a table. */
export type ProsePart = string | VerdictText | Tabular;

interface VerdictText {
  readonly text: string;
  readonly verdict: Verdict;
}

/** An answer ready to be written in any format. */
export interface Answer {
  readonly account: Account;
  readonly envelope: Envelope;
  /** The question as resolved, for people: "who can dns_records:edit on example.com (zone 4f…)". */
  readonly question: string;
  /** The question with all that says which snapshots it is about, where that is more. */
  readonly wideQuestion?: string;
  /** The rows as a person reads them, each column for `table` or only for `wide` and `csv`. */
  readonly columns: readonly TableColumn[];
  readonly cells: readonly (readonly string[])[];
  /** Rows that are made only while they are written, for there may be millions; they come after the others. */
  readonly each?: () => Iterable<AnswerRow>;
  /** Instead of rows: text of its own, as `can` and `--explain` have. */
  readonly prose?: readonly ProsePart[];
  /** What whoever asked should know about the question: lines for standard error. */
  readonly notes?: readonly string[];
  /** The closing lines under the rows. */
  readonly closing: readonly string[];
  /** Yes, or somebody. */
  readonly positive: boolean;
}

/** Writes an answer and gives its exit code. Data goes to standard output, what it rests on is always said. */
export async function writeAnswer(answer: Answer, format: OutputFormat, io: Io): Promise<ExitCode> {
  const { envelope } = answer;
  switch (format) {
    case 'json': {
      const results = [...envelope.results, ...eachOf(answer).map(({ record }) => record)];
      io.out(`${jsonText({ ...envelope, results }, 2)}\n`);
      break;
    }
    case 'jsonl':
      io.err(header(answer, 'wide'));
      await writeLines(linesOf(answer), io);
      break;
    case 'csv': {
      io.err(header(answer, 'wide'));
      const { csvText } = await import('@grantlens/reporter/internal');
      await writeLines(csvLines(answer, csvText), io);
      break;
    }
    case 'table':
    case 'wide':
      io.out(
        `${header(answer, format)}\n${await body(answer, format, io.page ?? endlessPage)}${answer.closing.map((line) => `${printable(line)}\n`).join('')}`,
      );
  }
  const said = format === 'json' ? '' : remarks(answer);
  if (said !== '') io.err(said);
  return exitCodeOf({ complete: envelope.complete, positive: answer.positive });
}

function eachOf({ each }: Answer): readonly AnswerRow[] {
  return each === undefined ? [] : [...each()];
}

function* linesOf({ envelope, each }: Answer): Iterable<string> {
  for (const row of envelope.results) yield `${jsonText(row)}\n`;
  if (each !== undefined) for (const { record } of each()) yield `${jsonText(record)}\n`;
  // Whoever reads the rows alone must not take them for all there are.
  if (!envelope.complete) yield `${jsonText({ complete: false, gaps: envelope.gaps })}\n`;
}

function* csvLines(
  { columns, cells, each }: Answer,
  csvText: (rows: readonly (readonly string[])[]) => string,
): Iterable<string> {
  yield csvText([columns.map(({ title }) => title)]);
  for (const row of cells) yield csvText([row.map(inOneLine)]);
  if (each !== undefined) for (const row of each()) yield csvText([row.cells.map(inOneLine)]);
}

/** How much text goes to standard output at once. */
const chunkSize = 65_536;

/** Writes line by line, and no faster than it is read. */
async function writeLines(lines: Iterable<string>, io: Io): Promise<void> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < chunkSize) continue;
    io.out(chunk);
    chunk = '';
    await io.taken?.();
    if (io.outputFailed?.aborted) return;
  }
  if (chunk !== '') io.out(chunk);
}

async function body(answer: Answer, format: 'table' | 'wide', page: Page): Promise<string> {
  const parts = answer.prose ?? tableOf(answer);
  if (parts.length === 0) return '';
  const drawn: string[] = [];
  for (const part of parts) drawn.push(await drawPart(part, format, page));
  return `${drawn.join('\n')}\n\n`;
}

function tableOf(answer: Answer): readonly ProsePart[] {
  const rows = [...answer.cells, ...eachOf(answer).map(({ cells }) => cells)];
  return rows.length === 0 ? [] : [{ columns: answer.columns, rows }];
}

async function drawPart(part: ProsePart, format: 'table' | 'wide', page: Page): Promise<string> {
  if (typeof part === 'string') return printableLines(part);
  // A question asked often asks for JSON or has its own text, and should not wait for a table or colours to be loaded.
  if ('text' in part) {
    const text = printableLines(part.text);
    if (!page.hasColours) return text;
    const { coloursOf } = await import('./colours.ts');
    return text.replace(`: ${part.verdict}`, coloursOf(page).verdicts);
  }
  const { columnsTable } = await import('./table.ts');
  return columnsTable({ ...part, rows: part.rows.map((row) => row.map(printableLines)) }, format, page);
}

/** What is answered, of which account, and when; nothing else of a snapshot is for reading. */
function header({ account, question, wideQuestion = question }: Answer, format: 'table' | 'wide'): string {
  const modified = account.modified ? ' (MODIFIED since it was written)' : '';
  const snapshot = format === 'wide' ? `, snapshot ${account.digest}` : '';
  const asked = format === 'wide' ? wideQuestion : question;
  return `${printable(asked)}\nin ${printable(account.name ?? account.id)}, as of ${account.takenAt.end}${snapshot}${modified}\n`;
}

/** What stands on standard error after the rows: about the question, and what was not seen. */
function remarks({ envelope, notes = [] }: Answer): string {
  const lines = [...notes.map((note) => `note: ${printable(note)}`), ...incompleteLines(envelope)];
  return lines.map((line) => `${line}\n`).join('');
}

/** Text of several lines, each safe on a terminal: not every word in it was looked at where it was put together. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** The lines of a cell in one: what reads a CSV by lines must find a row in each. */
function inOneLine(cell: string): string {
  return cell.split('\n').map(printable).join('; ');
}

/** What `--exit-zero` makes of an exit code. */
export function relaxed(code: ExitCode, exitZero: boolean | undefined): ExitCode {
  return exitZero && code !== exitCodes.error ? exitCodes.yes : code;
}
