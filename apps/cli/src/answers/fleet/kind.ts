import type { ExitCode } from '../../exit-code.ts';
import type { Row } from '../../output/records.ts';

/** Counts by their name. */
export type Counts = Readonly<Record<string, number>>;

/** What a verb of `fleet` has of its own: its columns and words, and how the answers of all accounts are one. */
export interface FleetKind<Asked> {
  /** The columns in the order in which they are shown: a part may lack some, and has no others. */
  readonly columns: (asked: Asked) => readonly string[];
  /** Those of them whose cells are verdicts. */
  readonly verdicts: readonly string[];
  /** The columns of a table, where its rows are not those of single accounts. */
  readonly tableColumns?: readonly string[];
  /** Those that a narrow table leaves out, whatever a part shows. */
  readonly wide?: readonly string[];
  /** Of many rows those that a table is read for: what the others say is counted under it. */
  readonly inTable?: { readonly column: string; readonly values: readonly string[] };
  /** The question, as the envelope has it. */
  readonly query: (asked: Asked) => Row;
  /** The question in words. */
  readonly words: (asked: Asked) => string;
  /** What is counted though no account may have counted it. */
  readonly counted?: readonly string[];
  /** What is counted, as the envelope has it, where that is not how it is added up. */
  readonly summary?: (counts: Counts) => Row;
  /** What all accounts together show: `7 principals can`. */
  readonly closing: (counts: Counts, isComplete: boolean) => readonly string[];
  /** The exit code of all of them, where each has an answer and none is incomplete. */
  readonly code: (codes: ReadonlySet<ExitCode>) => ExitCode;
  /** Whether one that answers no goes before what is incomplete. */
  readonly failsFirst?: boolean;
}
