import type { JsonValue } from '@grantlens/snapshot/internal';
import type { Role } from '../assignment/assign.ts';
import type { DecisionWord } from './decision-word.ts';
import type { ManagedObject } from './managed-object.ts';

/** The review begins: what is decided about, by whom, and by which rules. */
export interface StartEntry {
  readonly kind: 'start';
  /** How many units of each kind. */
  readonly units: Readonly<Record<string, number>>;
  /** SHA-256 of the file of the units, and of the assignment. */
  readonly unitsFile: string;
  readonly assignment: string;
  readonly options: {
    readonly twoPerson: 'privileged' | null;
    readonly due: string | null;
    readonly fallback: string | null;
  };
  /** The version of the program. */
  readonly tool: string;
}

/** What one reviewer decides about one unit. It is in force once the line of its batch closes it. */
export interface DecisionEntry {
  readonly kind: 'decision';
  readonly unit: string;
  readonly word: DecisionWord;
  readonly justification: string | null;
  readonly ticket: string | null;
  readonly due: string | null;
  readonly reviewer: string;
  /** The `seq` of the first decision of the batch. */
  readonly batch: number;
}

/** Closes the decisions before it, which came together: all of them, or none. */
export interface BatchEntry {
  readonly kind: 'batch';
  /** The name of the sheet, and its SHA-256; null where the decisions were given on the command line. */
  readonly file: string | null;
  readonly sha256: string | null;
  readonly reviewer: string;
  /** How many decisions it closes, and the hash of the line before the first of them. */
  readonly rows: number;
  readonly after: string;
  /** How long the reviewer took, where the sheet says so. */
  readonly seconds: number | null;
  readonly signature: { readonly signer: string; readonly sha256: string } | null;
}

/** Another reviewer for a unit. */
export interface AssignmentEntry {
  readonly kind: 'assignment';
  readonly unit: string;
  readonly role: Role;
  readonly reviewer: string;
  readonly by: string;
  readonly reason: string;
}

/** A unit or a task that need not be carried out until a day. */
export interface ExceptionEntry {
  readonly kind: 'exception';
  readonly unit: string;
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

/** A task that somebody has carried out by hand. */
export interface DoneEntry {
  readonly kind: 'done';
  readonly task: string;
  readonly by: string;
  readonly evidence: string;
}

/** What a later snapshot shows of what was decided. */
export interface VerificationEntry {
  readonly kind: 'verification';
  /** The digest of the snapshot, when it was taken, and the SHA-256 of its file. */
  readonly snapshot: string;
  readonly takenAt: string;
  readonly file: string;
  /** How many units have each outcome, and the units whose outcome asks for something. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly open: readonly string[];
}

/** Something that a person has to do by hand. */
export interface TaskRecord {
  readonly id: string;
  readonly units: readonly string[];
  /** What is to be done, as a sentence. */
  readonly what: string;
}

/** The edits that carry out what was revoked were worked out. */
export interface PlanEntry {
  readonly kind: 'plan';
  /** SHA-256 of the plan as JSON. */
  readonly sha256: string;
  /** What it was made with: the same plan can be made from the package, the log and this. */
  readonly options: {
    readonly deleteTokens: readonly string[];
    readonly scimGroups: readonly string[];
    /** The key of the principal whose access must not be taken unless that is accepted. */
    readonly caller: string | null;
    /** What Terraform manages: the kind and id of each object, and the address of its resource. */
    readonly managed: readonly ManagedObject[];
  };
  readonly steps: number;
  readonly tasks: readonly TaskRecord[];
  /** The units of revokes that it refuses. */
  readonly refused: readonly string[];
}

/** Somebody accepts what a step changes and nobody decided. It is in force while the step changes the same. */
export interface AcceptanceEntry {
  readonly kind: 'acceptance';
  readonly step: string;
  /** SHA-256 over the RFC 8785 text of what the step changes and nobody decided. */
  readonly unintended: string;
  readonly by: string;
}

/** What became of a step of a plan, or that it is about to be sent. */
export interface StepEntry {
  readonly kind: 'step';
  /** SHA-256 of the plan. */
  readonly plan: string;
  readonly step: string;
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string; readonly name: string | null };
  readonly units: readonly string[];
  readonly state: (typeof stepStates)[number];
  /** The `cf-ray` of the answer to the write. */
  readonly requestId: string | null;
  /** The object as it was read last, and the parts in which it is not as the plan says. */
  readonly read: JsonValue;
  readonly differs: readonly string[];
  readonly why: string | null;
  readonly remedy: string | null;
  /** What somebody has to do by hand because the step failed. */
  readonly task: TaskRecord | null;
}

/** `intended` comes before anything is sent; then what became of it. */
export const stepStates = ['intended', 'done', 'failed', 'already so', 'stopped'] as const;

/** Who answers for the review. It counts where the line after it closes the review. */
export interface SignOffEntry {
  readonly kind: 'sign-off';
  readonly by: string;
  readonly role: string;
}

/** The review is closed: no line follows. */
export interface CloseEntry {
  readonly kind: 'close';
  /** The SHA-256 of each file in the folder of the review, by its name there. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a line of the log says. A later step of a review adds its kinds here and in `entry-schema.ts`. */
export type Entry =
  | StartEntry
  | DecisionEntry
  | BatchEntry
  | AssignmentEntry
  | ExceptionEntry
  | DoneEntry
  | VerificationEntry
  | PlanEntry
  | AcceptanceEntry
  | StepEntry
  | SignOffEntry
  | CloseEntry;
export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { readonly kind: Kind }>;

/** What every line carries besides: its number, from 1, when it was written, and its place in the chain. */
export interface LineFrame {
  readonly seq: number;
  /** RFC 3339, by the clock of the machine. */
  readonly at: string;
  /** The hash of the line before; of the first line the SHA-256 of `manifest.json`. */
  readonly previous: string;
  /** SHA-256 over the RFC 8785 text of everything else in the line. */
  readonly hash: string;
}

/** A line of the log. */
export type LogLine = Entry & LineFrame;
