import type { PrivilegeKind } from '@grantlens/engine/internal';
import type {
  BrokenFile,
  Looked,
  Moment,
  MomentAccount,
  PersonSeen,
  PrivilegeHeld,
} from '@grantlens/fleet/internal';
import type { ErrorCode } from '@grantlens/snapshot';
import type { Counts } from '../answers/fleet/kind.ts';
import type { FleetPrivileged, FleetQuestion } from '../answers/fleet/question.ts';
import type { ExitCode } from '../exit-code.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';
import type { OutputFormat } from '../output/formats.ts';
import type { GapRecord, Row } from '../output/records.ts';

/** How every file of a fleet is read. */
export interface FleetReading extends Omit<QuestionOptions, 'snapshot'> {
  /** False where no lookup file is read or kept. */
  readonly index?: boolean;
}

/** Whatever one worker does about one file: to look which account it is of and when, or to answer a question from it. */
export type FleetTask = LookTask | AskTask | PeopleTask | PrivilegesTask;

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
  /** The members who are the person that is asked about. */
  readonly members?: readonly MemberHere[];
  readonly question: FleetQuestion;
  readonly output: FleetFormat;
  readonly reading: FleetReading;
}

/** A member, by the key that the account has for it, and how it was joined to a person. */
export interface MemberHere {
  readonly key: string;
  readonly matchedBy: string;
}

/** To look who of some people is in an account. */
export interface PeopleTask {
  readonly kind: 'people';
  readonly moment: Moment;
  readonly wanted: PeopleWanted;
  readonly reading: FleetReading;
}

/** Who is looked for: by words, and by what is known of them from other accounts. */
export interface PeopleWanted {
  readonly who: string | null;
  readonly userIds: readonly string[];
  /** In lower case. */
  readonly emails: readonly string[];
}

/** To look who holds a privilege in an account. */
export interface PrivilegesTask {
  readonly kind: 'privileges';
  readonly moment: Moment;
  readonly asked: FleetPrivileged;
  readonly reading: FleetReading;
}

/** How an answer about many accounts is written. */
export type FleetFormat = Extract<OutputFormat, 'table' | 'wide' | 'json' | 'jsonl' | 'csv'>;

/** What became of a task; it goes from one thread to another. */
export interface FleetOutcomes {
  readonly look: Looked;
  readonly ask: Part;
  readonly people: PeoplePart | BrokenPart;
  readonly privileges: PrivilegesPart | BrokenPart;
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

/** Members of one account who were looked for. */
export interface PeoplePart extends PartFrame {
  readonly kind: 'people';
  readonly members: readonly MemberSeen[];
  /** Why the words mean nobody, where they do. */
  readonly nobody: string | null;
  /** Which ones they mean, where they mean several and are the id or address of none. */
  readonly several: string | null;
}

/** A member, and whether the words are an id or the address of this one, mean it otherwise, or not at all. */
export interface MemberSeen extends PersonSeen {
  readonly key: string;
  readonly named: 'exactly' | 'otherwise' | 'not';
}

/** Who holds a privilege in one account. */
export interface PrivilegesPart extends PartFrame {
  readonly kind: 'privileges';
  readonly held: readonly PrivilegeRow[];
  readonly assumptions: readonly string[];
}

/** A privilege of somebody, with the row that `who-can` has of it. */
export interface PrivilegeRow extends PrivilegeHeld<PrivilegeKind> {
  readonly row: Row;
  /** Who it is, the standing, the conditions and the path, in words. */
  readonly words: {
    readonly principal: string;
    readonly standing: readonly string[];
    readonly by: string;
  };
}
