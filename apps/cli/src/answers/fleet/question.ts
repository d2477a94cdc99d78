import type { CheckSeverity } from '@grantlens/checks/internal';
import type { Severity } from '@grantlens/engine';
import type { StandingFlags } from '../standings.ts';
import type { WhoCanQuestion } from '../who-can.ts';

/** What is asked by each verb of `fleet`. */
export interface FleetQuestions {
  readonly 'who-can': WhoCanQuestion;
  readonly findings: FleetFindings;
  readonly check: FleetChecks;
  readonly diff: FleetDiff;
  readonly person: FleetPerson;
  readonly privileged: FleetPrivileged;
}

/** Findings; by which files and thresholds is plain data as the command line has it. */
export interface FleetFindings {
  readonly failOn?: Severity | undefined;
  readonly flags: object;
}

/** Checks, and the files that they are in. */
export interface FleetChecks {
  readonly files: readonly string[];
  readonly failOn?: CheckSeverity | undefined;
  readonly at?: string | undefined;
}

/** What changed in each account from one place to the other. */
export interface FleetDiff {
  readonly before: string;
  readonly after: string;
}

/** What one person can do; found by these words, who it is in which account is settled before anybody is asked. */
export interface FleetPerson {
  readonly who: string;
  /** Those whom the words mean: several where an e-mail address is that of several user ids. */
  readonly people: readonly { readonly userId: string | null; readonly emails: readonly string[] }[];
}

/** Who holds a privilege. */
export type FleetPrivileged = StandingFlags;

export type FleetVerb = keyof FleetQuestions;

/** What is asked of every account of a fleet, as it goes to the threads that answer. */
export type FleetQuestion = {
  [Verb in FleetVerb]: { readonly verb: Verb; readonly asked: FleetQuestions[Verb] };
}[FleetVerb];
