import type { Snapshot } from '@grantlens/snapshot';
import { afterEdit } from '../edits/after-edit.ts';
import type { RowEdit } from '../edits/row-edit.ts';
import { disordered } from '../edits/snapshots.ts';
import type { Question, Verdict } from '../implementation.ts';
import { questionsFor } from '../questions.ts';

/** The verdict of one question on two snapshots. */
export interface Pair {
  readonly before: Verdict;
  readonly after: Verdict;
}

/** A row of what changed for one principal, and of which questions it speaks. */
export interface ChangedRow extends Pair {
  readonly principal: string;
  /** Equal for two rows that say the same, their causes included. */
  readonly text: string;
  /** What `text` is when the two snapshots change places. */
  readonly mirrored: string;
  /** The edits that caused it, in any words. */
  readonly causes: readonly string[];
  readonly reaches: (resource: string) => boolean;
  /** Whether it is about this permission, or about a group that certainly or possibly holds it. */
  readonly speaksOf: (permission: string) => 'itself' | 'certain' | 'possible' | 'no';
}

/** Two snapshots compared. */
export interface Comparison {
  readonly rows: readonly ChangedRow[];
  /** What the comparison says of one question: the verdicts where they differ, null where they do not. */
  readonly changeOf: (question: Question) => Pair | null;
  /** The verdicts as each snapshot gives them by itself. A principal that is not there is granted nothing. */
  readonly verdicts: (question: Question) => Pair;
}

/** Compares two snapshots of one account. */
export type Compare = (before: Snapshot, after: Snapshot) => Comparison;

function fail(law: string, { principal, permission, resource }: Question, seen: string): never {
  throw new Error(`${law}: ${principal} ${permission} on ${resource}: ${seen}`);
}

const words = (pair: Pair | null) => (pair === null ? 'unchanged' : `${pair.before} became ${pair.after}`);

/** Law 9: nothing changed between a snapshot and itself, in whatever order its lists are. */
export function sameChangesNothing(compare: Compare, snapshot: Snapshot, seed: number): void {
  for (const other of [snapshot, disordered(snapshot, seed)]) {
    const [row] = compare(snapshot, other).rows;
    if (row !== undefined) throw new Error(`something changed though nothing did: ${row.text}`);
  }
}

/** Law 9: the comparison the other way round says the same the other way round. */
export function changesMirror(compare: Compare, before: Snapshot, after: Snapshot): void {
  const there = compare(before, after).rows.map(({ mirrored }) => mirrored);
  const back = compare(after, before).rows.map(({ text }) => text);
  for (const text of there)
    if (!back.includes(text)) throw new Error(`only on the way there, turned round: ${text}`);
  for (const text of back) if (!there.includes(text)) throw new Error(`only on the way back: ${text}`);
}

/**
 * Law 9: the changes applied to the verdicts of one snapshot give those of the other. Every change is in a row, every
 * row is exact for what it names, and has a cause.
 */
export function changesApply(compare: Compare, before: Snapshot, after: Snapshot): void {
  const { rows, changeOf, verdicts } = compare(before, after);
  for (const { causes, text } of rows) if (causes.length === 0) throw new Error(`nothing caused ${text}`);
  for (const question of [...questionsFor(before), ...questionsFor(after)]) {
    const { permission, resource } = question;
    const [said, real] = [changeOf(question), verdicts(question)];
    const isChanged = real.before !== real.after;
    const isSame = said === null ? !isChanged : said.before === real.before && said.after === real.after;
    if (!isSame || (said !== null && !isChanged))
      fail('diff', question, `${words(real)}, and diff says ${words(said)}`);
    const about = rows.filter(
      ({ principal, reaches }) => principal === question.principal && reaches(resource),
    );
    const exact = about.filter((row) => row.speaksOf(permission) === 'itself');
    for (const row of exact)
      if (words(row) !== words(said)) fail('a row', question, `${words(said)}, and it says ${words(row)}`);
    if (said !== null && exact.length === 0 && !about.some((row) => isSaidBy(row, permission, said)))
      fail('no row', question, words(said));
  }
}

/** Whether a row about a permission group says this of a permission that the group holds, or may hold. */
function isSaidBy(row: ChangedRow, permission: string, { before, after }: Pair): boolean {
  const how = row.speaksOf(permission);
  if (how === 'no') return false;
  const isClouded = (of: Verdict, it: Verdict) =>
    of === it ||
    (how === 'possible' &&
      of !== 'not-granted' &&
      (it === 'unknown' || (it === 'not-granted' && of !== 'allowed')));
  return isClouded(row.before, before) && isClouded(row.after, after);
}

/** Law 10: what an edit would change is what did change in the account evaluated after it. */
export function whatIfIsTheEdited(
  compare: Compare,
  whatIf: (snapshot: Snapshot, edits: readonly RowEdit[]) => readonly ChangedRow[],
  snapshot: Snapshot,
  edits: readonly RowEdit[],
): void {
  const said = whatIf(snapshot, edits).map(({ text }) => text);
  const real = compare(snapshot, edits.reduce(afterEdit, snapshot)).rows.map(({ text }) => text);
  for (const text of said) if (!real.includes(text)) throw new Error(`only in what-if: ${text}`);
  for (const text of real) if (!said.includes(text)) throw new Error(`not in what-if: ${text}`);
}
