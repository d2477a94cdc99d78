import type { Verdict } from '@grantlens/engine';
import type { Account } from '@grantlens/snapshot';
import type { ExitCode } from '../exit-code.ts';
import type { Comment } from './comment.ts';
import type { Envelope } from './envelope.ts';
import type { AnswerRow } from './row-parts.ts';
import type { Ruling } from './ruling.ts';
import type { TableColumn, Tabular } from './table.ts';

/** Lines as they are, a tree whose first line says a verdict, or a table. */
export type ProsePart = string | VerdictText | Tabular;

interface VerdictText {
  readonly text: string;
  readonly verdict: Verdict;
}

/** An answer that can be written in any format; what only some formats show is made for these. */
export interface Answer {
  readonly account: Account;
  readonly envelope: Envelope;
  /** The question as resolved, for people: "who can dns_records:edit on example.com (zone 4f…)". */
  readonly question: string;
  /** The question with all that says which snapshots it is about, where that is more. */
  readonly wideQuestion?: string;
  /** The rows as a person reads them, each column for `table` or only for `wide` and `csv`. */
  readonly columns: readonly TableColumn[];
  readonly cells: () => readonly (readonly string[])[];
  /** Rows that are made only while they are written, for there may be millions; they come after the others. */
  readonly each?: () => Iterable<AnswerRow>;
  /** Instead of rows: text of its own, as `can` and `--explain` have. */
  readonly prose?: () => readonly ProsePart[];
  /** What stands under a change of files, of an answer that says what the change does. */
  readonly comment?: () => Comment;
  /** What a build server is shown, of an answer that holds rules to the account. */
  readonly rulings?: () => readonly Ruling[];
  /** What whoever asked should know about the question: lines for standard error. */
  readonly notes?: readonly string[];
  /** The closing lines under the rows. */
  readonly closing: readonly string[];
  /** What can be added up over many accounts, where the summary does not say it. */
  readonly counts?: Readonly<Record<string, number>>;
  /** Yes, or somebody. */
  readonly positive: boolean;
  /** The exit code, where it does not follow from what is positive and complete. */
  readonly code?: ExitCode;
}
