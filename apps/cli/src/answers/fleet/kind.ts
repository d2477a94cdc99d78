import type { Access } from '@grantlens/engine';
import type { ExitCode } from '../../exit-code.ts';
import type { Answer } from '../../output/answer.ts';
import type { Row } from '../../output/records.ts';

/** Counts by their name. */
export type Counts = Readonly<Record<string, number>>;

/** What a verb of `fleet` has of its own: how one account answers it, and how all answers are one. */
export interface FleetKind<Question> {
  readonly answer: (access: Access, question: Question) => Answer | Promise<Answer>;
  /** Everything of a lookup file is looked at before the answer is given, as the verb about one account does. */
  readonly everything?: boolean;
  /** The columns in the order in which they are shown: a part may lack some, and has no others. */
  readonly columns: (question: Question) => readonly string[];
  /** Those of them whose cells are verdicts. */
  readonly verdicts: readonly string[];
  /** The question, as the envelope has it. */
  readonly query: (question: Question) => Row;
  /** The question in words. */
  readonly words: (question: Question) => string;
  /** What all accounts together show: `7 principals can`. */
  readonly closing: (counts: Counts, isComplete: boolean) => string;
  /** The exit code of all of them, where each has an answer and none is incomplete. */
  readonly code: (codes: ReadonlySet<ExitCode>) => ExitCode;
  /** Whether that code goes before what is incomplete, where it is `no`. */
  readonly failsFirst?: boolean;
}
