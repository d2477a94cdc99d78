import type { ReviewState } from '../decisions/review-state.ts';
import type { GivenBatch } from '../log/batch-entries.ts';
import { batchesOf } from '../log/batches.ts';
import { personKey } from '../units/review-unit.ts';
import { type CheckedDecision, checkSheet } from './check-sheet.ts';
import type { FilledSheet, Refusal } from './filled-sheet.ts';

/** A sheet that was read, from which file, and who signed it. */
export interface SheetFile {
  readonly file: string;
  /** SHA-256, in hex. */
  readonly sha256: string;
  readonly sheet: FilledSheet;
  readonly signature: GivenBatch['signature'];
}

/** All that came is taken, or nothing is. */
export type Taking =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | {
      readonly kind: 'taken';
      readonly batches: readonly GivenBatch[];
      /** What is to be said of what was taken: sentences. */
      readonly notes: readonly string[];
    };

/** Takes sheets into a review: one transaction, whatever the order of the files. */
export function takeSheets(state: ReviewState, files: readonly SheetFile[]): Taking {
  const known = new Set(batchesOf(state.lines).closed.map(({ line }) => line.sha256));
  const notes: string[] = [];
  const refusals: Refusal[] = [];
  const batches: GivenBatch[] = [];
  const taken = new Map<string, CheckedDecision & { readonly file: string }>();
  for (const { file, sha256, sheet, signature } of files) {
    if (known.has(sha256)) {
      notes.push(`${file} was imported before: nothing of it is taken again.`);
      continue;
    }
    known.add(sha256);
    const checked = checkSheet(state, sheet);
    refusals.push(...checked.refusals.map((refusal) => ({ file, ...refusal })));
    const decisions = checked.decisions.filter((decision) => {
      const key = JSON.stringify([personKey(checked.reviewer), decision.unit]);
      const before = taken.get(key);
      taken.set(key, before ?? { ...decision, file });
      if (before === undefined) return true;
      if (!isSame(before, decision))
        refusals.push({
          file,
          where: decision.where,
          what: `${decision.unit} is decided otherwise in ${before.file}`,
          todo: 'take one of the two out',
        });
      return false;
    });
    const fresh = decisions.filter((decision) => !isInForce(state, checked.reviewer, decision));
    notes.push(
      ...notesOn(state, file, { ...checked, decided: checked.decisions.length, fresh: fresh.length }),
    );
    if (fresh.length > 0)
      batches.push({
        reviewer: checked.reviewer,
        decisions: fresh.map(({ where: _, ...decision }) => decision),
        file,
        sha256,
        seconds: secondsOf(sheet, fresh),
        signature,
      });
  }
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'taken', batches, notes };
}

/** How long the decisions of a batch took: those of the file that were taken before do not count a second time. */
function secondsOf({ rows, seconds }: FilledSheet, decisions: readonly CheckedDecision[]): number | null {
  const byUnit = new Map(rows.map((row) => [row.id, row.seconds]));
  const known = decisions.map(({ unit }) => byUnit.get(unit) ?? null).filter((one) => one !== null);
  if (known.length === 0) return seconds;
  return Math.round(known.reduce((sum, one) => sum + one, 0) * 10) / 10;
}

function isSame(a: CheckedDecision, b: CheckedDecision): boolean {
  return a.word === b.word && a.justification === b.justification && a.ticket === b.ticket && a.due === b.due;
}

/** Whether a reviewer has said the very same before: it need not be said twice. */
function isInForce({ units }: ReviewState, reviewer: string, decision: CheckedDecision): boolean {
  const before = units.get(decision.unit)?.decisions.get(personKey(reviewer));
  return before !== undefined && isSame({ ...before, where: '' }, decision);
}

interface Counts {
  readonly reviewer: string;
  /** Rows of the sheet, those with a decision, and those that say something new. */
  readonly rows: number;
  readonly decided: number;
  readonly fresh: number;
}

function notesOn({ units }: ReviewState, file: string, counts: Counts): readonly string[] {
  const { reviewer, rows, decided, fresh } = counts;
  const key = personKey(reviewer);
  const asked = [...units.values()].filter((state) => state.reviewers.some((one) => personKey(one) === key));
  return [
    ...(rows < asked.length
      ? [`${file} has ${rows} of the ${asked.length} rows that ${reviewer} was given; the others stay open.`]
      : []),
    ...(decided === 0 ? [`${file} has no decision.`] : []),
    ...(decided > fresh ? [`${decided - fresh} of the decisions in ${file} are in force already.`] : []),
  ];
}
