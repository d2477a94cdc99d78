import type { BrokenFile, Looked, Moment, MomentAccount } from '@grantlens/fleet/internal';
import type { ErrorCode } from '@grantlens/snapshot';
import type { Counts } from '../answers/fleet/kind.ts';
import type { FleetQuestion } from '../answers/fleet/question.ts';
import type { ExitCode } from '../exit-code.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import type { OutputFormat } from '../output/formats.ts';
import type { GapRecord } from '../output/records.ts';

/** How every file of a fleet is read. */
export type FleetReading = Omit<QuestionOptions, 'snapshot'>;

/** Whatever one worker does about one file: to look which account it is of and when, or to answer a question from it. */
export type FleetTask = LookTask | AskTask;

export interface LookTask {
  readonly kind: 'look';
  readonly file: string;
  readonly reading: FleetReading;
}

export interface AskTask {
  readonly kind: 'ask';
  readonly moment: Moment;
  /** An earlier moment of the account, where two are compared. */
  readonly earlier?: Moment;
  readonly question: FleetQuestion;
  readonly output: FleetFormat;
  readonly reading: FleetReading;
}

/** How an answer about many accounts is written. */
export type FleetFormat = Extract<OutputFormat, 'table' | 'wide' | 'json' | 'jsonl' | 'csv'>;

/** What became of a task; it goes from one thread to another. */
export interface FleetOutcomes {
  readonly look: Looked;
  readonly ask: Part;
}

/** What one account adds to an answer. */
export type Part = AnsweredPart | NotTherePart | BrokenPart;

/** What is said of a part, whatever it is. */
interface PartFrame {
  readonly account: MomentAccount;
  readonly complete: boolean;
  /** What was not seen, where that makes the part incomplete. */
  readonly gaps: readonly GapRecord[];
}

/** The answer of one account, in the form in which it is written. */
export interface AnsweredPart extends PartFrame {
  readonly kind: 'answered';
  readonly code: ExitCode;
  /** How many rows there are. */
  readonly size: number;
  /** The rows as `json`, `jsonl` or `csv` has them; empty for a table. */
  readonly text: string;
  /** The rows of a table. */
  readonly cells: readonly (readonly string[])[];
  /** The columns that this part alone would show in a narrow table. */
  readonly shown: readonly string[];
  readonly assumptions: readonly string[];
  /** What is counted over all accounts. */
  readonly counts: Counts;
  readonly notes: readonly string[];
}

/** That the account has nothing of a name in the question. */
export interface NotTherePart extends PartFrame {
  readonly kind: 'not-there';
  readonly code: ErrorCode;
  readonly why: string;
}

/** That there is no answer from a file. */
export interface BrokenPart extends BrokenFile {
  readonly kind: 'broken';
}
