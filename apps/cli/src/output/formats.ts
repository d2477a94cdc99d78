import { type ExitCode, exitCodeOf } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Answer } from './answer.ts';
import { writeCsv } from './formats/csv.ts';
import { writeJson } from './formats/json.ts';
import { writeJsonLines } from './formats/jsonl.ts';
import { writePage } from './formats/page.ts';

/** Writes an answer: data to standard output, and what it rests on to standard error where the data does not say it. */
export type WriteAnswer = (answer: Answer, io: Io) => Promise<void>;

/** How an answer is written. */
export const outputFormats = ['table', 'wide', 'json', 'jsonl', 'csv'] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** Those in which an answer can be written that has no rows. */
export type FormatWithoutRows = Extract<OutputFormat, 'table' | 'json'>;
export const formatsWithoutRows: readonly FormatWithoutRows[] = ['table', 'json'];

const writers: Readonly<Record<OutputFormat, WriteAnswer>> = {
  table: (answer, io) => writePage(answer, io, 'table'),
  wide: (answer, io) => writePage(answer, io, 'wide'),
  json: writeJson,
  jsonl: writeJsonLines,
  csv: writeCsv,
};

/**
 * An answer with what a format shows of it made, and nothing else. Whoever closes the account before it is written, or must
 * know beforehand that nothing fails, takes this.
 */
export function madeFor(answer: Answer, format: OutputFormat): Answer {
  switch (format) {
    case 'json':
    case 'jsonl': {
      const results = answer.envelope.results();
      return { ...answer, envelope: { ...answer.envelope, results: () => results } };
    }
    case 'csv':
      return withCells(answer);
    case 'table':
    case 'wide': {
      const prose = answer.prose?.();
      return prose === undefined ? withCells(answer) : { ...answer, prose: () => prose };
    }
  }
}

function withCells(answer: Answer): Answer {
  const cells = answer.cells();
  return { ...answer, cells: () => cells };
}

/** Writes an answer in a format, and gives its exit code. */
export async function writeAnswer(answer: Answer, format: OutputFormat, io: Io): Promise<ExitCode> {
  await writers[format](answer, io);
  return exitCodeOf({ complete: answer.envelope.complete, positive: answer.positive });
}
