import { printable } from '@grantlens/engine/internal';
import { csvText } from '@grantlens/reporter/internal';
import type { ReviewStatus } from '@grantlens/review';
import { concernWords } from '@grantlens/review/internal';
import type { Io } from '../../io.ts';
import { jsonText } from '../../output/json.ts';
import { endlessPage } from '../../output/page.ts';
import { counted } from '../../output/words.ts';

/** How the answers about a review are written. */
export const reviewFormats = ['table', 'json', 'csv'] as const;
export type ReviewFormat = (typeof reviewFormats)[number];

const counts = ['units', 'decided', 'open', 'keep', 'revoke', 'modify', 'escalated', 'overdue'] as const;
const columns = ['reviewer', ...counts, 'unitsPerMinute', 'concerns'] as const;

/** Writes how a review stands. */
export async function writeReviewStatus(status: ReviewStatus, format: ReviewFormat, io: Io): Promise<void> {
  const reviewers = status.reviewers.map((one) => ({ ...one, concerns: one.concerns.map(concernWords) }));
  if (format === 'json') return io.out(`${jsonText({ ...status, reviewers }, 2)}\n`);
  const all = { reviewer: 'all', ...status.total, unitsPerMinute: null, concerns: [] };
  const rows = [...reviewers, all].map((row) =>
    columns.map((column) => {
      const value = row[column];
      return value === null ? '' : Array.isArray(value) ? value.join('; ') : String(value);
    }),
  );
  if (format === 'csv') return io.out(csvText([columns, ...rows]));
  const { columnsTable } = await import('../../output/table.ts');
  const titles = columns.map((column) => ({ title: column === 'unitsPerMinute' ? 'a minute' : column }));
  const table = { columns: titles, rows: rows.map((row) => row.map(printable)) };
  io.out(`${columnsTable(table, 'table', io.page ?? endlessPage)}\n`);
  io.out(
    closing(status)
      .map((line) => `${printable(line)}\n`)
      .join(''),
  );
}

function closing(status: ReviewStatus): readonly string[] {
  const { due, closed, disagreements, toCarryOut, tasks, notInForce, backwards, head, isOpen } = status;
  return [
    '',
    ...(due === null ? [] : [`Due on ${due}.`]),
    ...(closed === null ? [] : [`Closed by ${closed.by}, ${closed.role}, at ${closed.at}.`]),
    ...listed('whose two reviewers do not agree', disagreements),
    ...listed('to be revoked, and not seen gone in a later snapshot', toCarryOut),
    ...(tasks.length === 0 ? [] : [`${counted(tasks.length, 'task')} to do: ${some(tasks)}.`]),
    ...(notInForce === 0
      ? []
      : [
          `${counted(notInForce, 'decision')} not in force: an import was interrupted. Import the sheet again.`,
        ]),
    ...backwards.map((seq) => `The clock ran backwards before line ${seq} of the log.`),
    isOpen ? 'Something is open.' : 'Nothing is open.',
    `head ${head.seq} ${head.hash}`,
  ];
}

function listed(what: string, units: readonly string[]): readonly string[] {
  return units.length === 0 ? [] : [`${counted(units.length, 'unit')} ${what}: ${some(units)}.`];
}

/** A sentence names at most this many. */
const named = 5;

function some(ids: readonly string[]): string {
  const more = ids.length > named ? [`and ${ids.length - named} more`] : [];
  return [...ids.slice(0, named), ...more].join(', ');
}
