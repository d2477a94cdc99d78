import type { Access } from '@grantlens/engine';
import { counted, printable } from '@grantlens/engine/internal';
import { csvText } from '@grantlens/reporter/internal';
import type { ReviewState, ReviewUnit, UnitOutcome, Verification } from '@grantlens/review';
import { exceptionOfUnit, exceptionsOn, isWrong, unitWords } from '@grantlens/review/internal';
import type { Io } from '../../io.ts';
import { changeRecord, conditionChangeRecord, standingChangeRecord } from '../../output/change-records.ts';
import { jsonText } from '../../output/json.ts';
import { endlessPage } from '../../output/page.ts';
import type { ReviewFormat } from './status.ts';

/** What was found, and of which review. */
export interface FoundVerification {
  readonly found: Verification;
  readonly review: {
    readonly units: readonly ReviewUnit[];
    readonly state: ReviewState;
  };
  /** The folders of the earlier reviews, in the order of `found.previous`. */
  readonly earlier: readonly string[];
  readonly later: Access;
  readonly today: string;
}

/** Whether an outcome is not what was decided, and whether one could not be seen. */
export interface OpenOutcomes {
  readonly isWrong: boolean;
  readonly cannotTell: boolean;
}

/** Writes what a later snapshot shows of a review. A unit with an exception in force need not be carried out yet. */
export async function writeVerification(
  verification: FoundVerification,
  format: ReviewFormat,
  io: Io,
): Promise<OpenOutcomes> {
  const { found, review, earlier, later, today } = verification;
  const exceptions = exceptionsOn(review.state.lines, today);
  const rowOf = ({ unit, decision, outcome, by, stillHeldBy }: UnitOutcome) => {
    const state = review.state.units.get(unit);
    const exception = state === undefined ? null : exceptionOfUnit(state, exceptions);
    const until = exception === null ? null : { owner: exception.owner, until: exception.until };
    return { unit, decision, outcome, by, stillHeldBy, exception: until };
  };
  const results = found.results.map(rowOf);
  if (format === 'json') {
    const others = [
      ...found.others.changes.map((change) => changeRecord(change, later.account)),
      ...found.others.standings.map((change) => standingChangeRecord(change, later.account)),
      ...found.others.conditions.map((change) => conditionChangeRecord(change, later.account)),
    ];
    const previous = found.previous.map((outcomes, at) => ({
      package: earlier[at],
      results: outcomes.map(({ unit, decision, outcome, by, stillHeldBy }) => ({
        ...{ unit, decision, outcome, by, stillHeldBy },
      })),
    }));
    io.out(`${jsonText({ results, others, previous }, 2)}\n`);
  } else {
    const words = new Map(review.units.map((unit) => [unit.id, unitWords(unit)]));
    const columns = ['unit', 'decision', 'outcome', 'by', 'stillHeldBy', 'exception', 'means'] as const;
    const rows = results.map((row) => [
      row.unit,
      row.decision,
      row.outcome,
      row.by.join('; '),
      row.stillHeldBy.join('; '),
      row.exception === null ? '' : `${row.exception.owner} until ${row.exception.until}`,
      words.get(row.unit) ?? '',
    ]);
    if (format === 'csv') io.out(csvText([columns, ...rows]));
    else await writeTable(verification, rows, io);
  }
  const all = [...results, ...found.previous.flat().map((row) => ({ ...row, exception: null }))];
  return {
    isWrong: all.some(({ outcome, exception }) => isWrong(outcome) && exception === null),
    cannotTell: all.some(({ outcome }) => outcome === 'cannot tell'),
  };
}

/** Only what asks for something is listed; the rest is counted. */
async function writeTable(
  { found, earlier }: FoundVerification,
  rows: readonly (readonly string[])[],
  io: Io,
): Promise<void> {
  const quiet = new Set(['gone', 'kept', 'changed']);
  const shown = rows.filter(
    ([, , outcome = '', , held]) => !quiet.has(outcome) || (outcome === 'gone' && held !== ''),
  );
  if (shown.length > 0) {
    const { columnsTable } = await import('../../output/table.ts');
    const columns = ['unit', 'decision', 'outcome', 'by', 'still held by', 'exception', 'what'].map(
      (title) => ({ title }),
    );
    const table = { columns, rows: shown.map((row) => row.map(printable)) };
    io.out(`${columnsTable(table, 'table', io.page ?? endlessPage)}\n\n`);
  }
  const { changes, standings, conditions } = found.others;
  const others = changes.length + standings.length + conditions.length;
  const lines = [
    `This review: ${countWords(found.results)}.`,
    ...found.previous.map((outcomes, at) => `${earlier[at]}: ${countWords(outcomes)}.`),
    others === 0
      ? 'Nothing else changed.'
      : `${counted(others, 'change')} besides, which nobody decided in this review: see -o json, or “grantlens diff”.`,
  ];
  io.out(lines.map((line) => `${printable(line)}\n`).join(''));
}

function countWords(outcomes: readonly UnitOutcome[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts.size === 0
    ? 'nothing was decided'
    : [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
}
