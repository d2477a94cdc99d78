import { type ExitCode, exitCodeOf } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { Answer } from './answer.ts';
import { writeCsv } from './formats/csv.ts';
import { writeGithub } from './formats/github.ts';
import { writeJson } from './formats/json.ts';
import { writeJsonLines } from './formats/jsonl.ts';
import { writeJUnit } from './formats/junit.ts';
import { commentOf, writeMarkdown } from './formats/markdown.ts';
import { writePage } from './formats/page.ts';
import { writeSarif } from './formats/sarif.ts';
import { rulingsOf } from './rulings-of.ts';

/** Writes an answer: data to standard output, and what it rests on to standard error where the data does not say it. */
export type WriteAnswer = (answer: Answer, io: Io) => Promise<void>;

/** How every answer with rows is written. */
export const outputFormats = ['table', 'wide', 'json', 'jsonl', 'csv'] as const;

/** What build servers read: only an answer that holds rules to the account is written so. */
export const rulingFormats = ['sarif', 'junit', 'github'] as const;

/** What stands under a change of files: an answer is written so that holds rules to the account or says what a change does. */
export const commentFormats = ['markdown'] as const;

/** How an answer is written. */
export type OutputFormat =
  | (typeof outputFormats)[number]
  | (typeof rulingFormats)[number]
  | (typeof commentFormats)[number];

/** Those in which an answer can be written that has no rows. */
export type FormatWithoutRows = Extract<OutputFormat, 'table' | 'json'>;
export const formatsWithoutRows: readonly FormatWithoutRows[] = ['table', 'json'];

const writers: Readonly<Record<OutputFormat, WriteAnswer>> = {
  table: (answer, io) => writePage(answer, io, 'table'),
  wide: (answer, io) => writePage(answer, io, 'wide'),
  json: writeJson,
  jsonl: writeJsonLines,
  csv: writeCsv,
  sarif: writeSarif,
  junit: writeJUnit,
  github: writeGithub,
  markdown: writeMarkdown,
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
    case 'sarif':
    case 'junit':
    case 'github': {
      const rulings = rulingsOf(answer);
      return { ...answer, rulings: () => rulings };
    }
    case 'markdown': {
      const comment = commentOf(answer);
      return { ...answer, comment: () => comment };
    }
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
  await writers[format](withSettings(answer, io), io);
  return answer.code ?? exitCodeOf({ complete: answer.envelope.complete, positive: answer.positive });
}

/** The question says by which settings it was asked: two answers to the same words may go by different ones. */
function withSettings(answer: Answer, { settings }: Io): Answer {
  if (settings === undefined) return answer;
  const { envelope } = answer;
  const query = { ...envelope.query, settings: settings.digest };
  return { ...answer, envelope: { ...envelope, query } };
}
