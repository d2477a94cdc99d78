import type { ReviewState, UnitState } from '../decisions/review-state.ts';
import { type ReadDecision, readDecision } from '../decisions/rules.ts';
import type { Entry } from '../log/entry.ts';
import { personKey } from '../units/review-unit.ts';
import { isUnchanged } from './evidence.ts';
import type { FilledRow, FilledSheet, Refusal } from './filled-sheet.ts';

/** A decision of a sheet that may be taken. */
export interface CheckedDecision extends ReadDecision {
  readonly unit: Extract<Entry, { kind: 'decision' }>['unit'];
  readonly where: string;
}

/** A sheet checked against a review. */
export interface CheckedSheet {
  readonly reviewer: string;
  readonly rows: number;
  readonly decisions: readonly CheckedDecision[];
  readonly refusals: readonly Omit<Refusal, 'file'>[];
}

/** Checks every row of a sheet, and says everything that is wrong at once. */
export function checkSheet(state: ReviewState, { form, rows }: FilledSheet): CheckedSheet {
  const reviewer = rows[0]?.reviewer ?? '';
  const seen = new Map<string, string>();
  const decisions: CheckedDecision[] = [];
  const refusals: Omit<Refusal, 'file'>[] = [];
  const refuse = (row: FilledRow, column: string, what: string, todo: string) =>
    refusals.push({ where: row.where(column), what, todo });
  const isOfAnother = ({ manifest }: FilledRow) => manifest !== state.start.previous;
  const [first] = rows;
  if (first !== undefined && rows.every(isOfAnother)) {
    refuse(first, 'manifest', anotherPackage, 'import it into the package it was made for');
    return { reviewer, rows: rows.length, decisions, refusals };
  }
  for (const row of rows) {
    if (isOfAnother(row)) {
      refuse(row, 'manifest', anotherPackage, 'take the row out, or restore the cell');
      continue;
    }
    if (row.reviewer === '' || personKey(row.reviewer) !== personKey(reviewer)) {
      const what =
        row.reviewer === ''
          ? 'the reviewer is missing'
          : `the reviewer is ${row.reviewer}, and not ${reviewer}`;
      refuse(row, 'reviewer', what, 'keep the rows of each reviewer in a file of their own');
      continue;
    }
    const unit = state.units.get(row.id);
    if (unit === undefined) {
      refuse(row, 'id', `"${row.id}" is not a unit of this package`, 'take the row out, or restore its id');
      continue;
    }
    const before = seen.get(row.id);
    if (before !== undefined) {
      refuse(row, 'id', `${row.id} is there twice, also in ${before}`, 'take one of the rows out');
      continue;
    }
    seen.set(row.id, row.where('id'));
    for (const [column, what] of changedEvidence(row, unit, form))
      refuse(row, column, what, 'restore the cell');
    for (const { column, what, todo } of row.unreadable) refuse(row, column, what, todo);
    if (row.unreadable.length > 0) continue;
    const read = readDecision(row.given, row.reviewer, unit, state.start.options.fallback);
    if (read === null) continue;
    if ('word' in read) decisions.push({ unit: row.id, ...read, where: row.where('decision') });
    else for (const { column, what, todo } of read) refuse(row, column, what, todo);
  }
  return { reviewer, rows: rows.length, decisions, refusals };
}

const anotherPackage = 'the sheet is of another package';

function changedEvidence(
  { evidence }: FilledRow,
  { unit }: UnitState,
  form: FilledSheet['form'],
): readonly (readonly [string, string])[] {
  const written: Readonly<Record<string, unknown>> = { ...unit };
  return [...evidence].flatMap(([column, found]) =>
    column === 'id' || isUnchanged(found, written[column], form)
      ? []
      : [[column, `${column} was changed: it was ${shown(written[column])}`] as const],
  );
}

function shown(written: unknown): string {
  const text = Array.isArray(written) ? written.join('; ') : String(written ?? '');
  if (text === '') return 'empty';
  return text.length > 80 ? `"${text.slice(0, 80)}…"` : `"${text}"`;
}
