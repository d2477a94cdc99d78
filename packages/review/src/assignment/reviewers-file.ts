import { type UnitKind, unitKinds } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readCsvTable } from '../table/csv-table.ts';

/** What a line of the file of reviewers can ask of a unit; an empty cell asks nothing. */
export const reviewerColumns = [
  'kind',
  'email',
  'domain',
  'group',
  'permission_group',
  'zone',
  'privileged',
] as const;
export type ReviewerColumn = (typeof reviewerColumns)[number];

/** A line: who decides about the units that match all of its cells. */
export interface ReviewerRule {
  /** The line of the file, the first being 1. */
  readonly line: number;
  /** Addresses, or the word `manager`, in the order in which they are asked. */
  readonly reviewers: readonly string[];
  /** Cells that are not empty. */
  readonly cells: ReadonlyMap<ReviewerColumn, string>;
}

/** Stands in the column `reviewer` for whoever HR names as the manager of the person. */
export const managerWord = 'manager';

/**
 * Reads the file of reviewers: a CSV with `reviewer` and any of `reviewerColumns`.
 *
 * @throws GrantlensError `reviewers-unreadable`
 */
export function readReviewers(bytes: Uint8Array): readonly ReviewerRule[] {
  const table = readCsvTable(bytes);
  if (table.kind === 'problem') throw unreadable(table.why);
  const [header, ...rows] = table.rows;
  if (header === undefined) throw unreadable('it is empty: it needs a header with the column reviewer');
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const known: readonly string[] = ['reviewer', ...reviewerColumns];
  for (const [at, name] of names.entries()) {
    if (!known.includes(name))
      throw unreadable(
        `line ${header.line}, column ${at + 1}: "${name}" is not a column; the columns are ${known.join(', ')}`,
      );
    if (names.indexOf(name) !== at)
      throw unreadable(`line ${header.line}, column ${at + 1}: the column ${name} is there twice`);
  }
  if (!names.includes('reviewer')) throw unreadable(`line ${header.line}: the column reviewer is missing`);
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => {
      if (cells.length > names.length)
        throw unreadable(`line ${line}: it has ${cells.length} cells, and the header has ${names.length}`);
      return readRule(line, new Map(names.map((name, at) => [name, (cells[at] ?? '').trim()])));
    });
}

function readRule(line: number, row: ReadonlyMap<string, string>): ReviewerRule {
  const reviewers = (row.get('reviewer') ?? '').split(/\s+/).filter((one) => one !== '');
  if (reviewers.length === 0) throw unreadable(`line ${line}: it names no reviewer`);
  const cells = new Map(
    reviewerColumns.flatMap((column) => {
      const cell = row.get(column) ?? '';
      return cell === '' ? [] : [[column, cell] as const];
    }),
  );
  const kind = cells.get('kind');
  if (kind !== undefined && !kind.includes('*') && !isKind(kind.toLowerCase()))
    throw unreadable(`line ${line}: "${kind}" is not a kind; the kinds are ${unitKinds.join(', ')}`);
  const privileged = cells.get('privileged')?.toLowerCase();
  if (privileged !== undefined && !['yes', 'no', 'unknown', '*'].includes(privileged))
    throw unreadable(`line ${line}: privileged is yes, no or unknown, and not "${privileged}"`);
  return { line, reviewers, cells };
}

function isKind(word: string): word is UnitKind {
  return unitKinds.some((kind) => kind === word);
}

function unreadable(why: string): GrantlensError {
  return new GrantlensError('reviewers-unreadable', why);
}
