import type { Snapshot } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import type { Implementation, Open, Question, Verdict } from '../implementation.ts';
import { type Asking, questionsFor } from '../questions.ts';
import { namesIn } from '../words/names-in.ts';
import { legible } from '../words/snapshot-words.ts';

/**
 * A law that any evaluator keeps. It is an assertion: it throws a sentence with the question that breaks it, and says
 * nothing where it holds, or has nothing to say of a snapshot.
 */
export interface Law<Part extends keyof Implementation = 'can'> {
  /** What holds, in a sentence. */
  readonly says: string;
  /** The accounts it is held against where you name none. */
  readonly accounts: fc.Arbitrary<Snapshot>;
  /** `turn` is any number: whatever else has to be chosen is chosen by it. */
  readonly holds: (open: Open<Part>, snapshot: Snapshot, turn: number) => void;
}

/**
 * A property for fast-check: an implementation keeps a law. Give `accounts` to hold it against others than
 * the law's own, for example `fc.constant(snapshot)` of your account.
 */
export function keeps<Part extends keyof Implementation>(
  open: Open<Part>,
  law: Law<Part>,
  accounts: fc.Arbitrary<Snapshot> = law.accounts,
): fc.IProperty<[Snapshot, number]> {
  return fc.property(accounts.map(legible), fc.nat(), (snapshot, turn) => law.holds(open, snapshot, turn));
}

/** Throws unless something is true of a question; `seen` is what was seen instead. */
export function hold(
  law: string,
  snapshot: Snapshot,
  isTrue: boolean,
  question: Question,
  seen: string,
): void {
  if (!isTrue) throw new Error(`${law}: ${namesIn(snapshot).question(question)}: ${seen}`);
}

/** Whether one verdict may become another. */
export type Rule = (before: Verdict, after: Verdict) => boolean;

/** Two snapshots that are compared, and the questions asked of both. */
export interface Comparison {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** What was done in between, in words. */
  readonly edit?: string;
  readonly asking: Asking;
}

export const unchanged: Rule = (before, after) => before === after;

/** Asks the same of two snapshots and holds each pair of verdicts to a rule. */
export function compare(
  law: string,
  open: Open<'can'>,
  { before, after, edit, asking }: Comparison,
  rule: Rule,
): void {
  const [was, is] = [open(before), open(after)];
  for (const question of questionsFor(before, asking)) {
    const [one, other] = [was.can(question), is.can(question)];
    const seen = edit === undefined ? `${one} became ${other}` : `${one}, and after "${edit}" ${other}`;
    hold(law, before, rule(one, other), question, seen);
  }
}
