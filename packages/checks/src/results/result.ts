import type { Assumption, Cause, Grant, Permission, Subject, Verdict } from '@grantlens/engine';
import type { Gap, PermissionGroup, Principal, UserGroup } from '@grantlens/snapshot';
import type { Skip } from '../file/check.ts';
import type { CheckSeverity } from '../file/severity.ts';

/** What becomes of a check. */
export const checkOutcomes = ['passed', 'failed', 'not-evaluated', 'skipped'] as const;
/** What becomes of a check. */
export type CheckOutcome = (typeof checkOutcomes)[number];

/** Why a check did not pass: it is broken, it has ended, something was not seen, or there was nothing to look at. */
export type CheckWhy = 'broken' | 'ended' | 'gap' | 'empty';

/** Somebody who breaks a check, or what of a user group does. */
export interface Broken {
  /** Null where too few are the trouble, or what a user group gives. */
  readonly principal: Principal | null;
  /** Where what a user group gives is the trouble. */
  readonly userGroup: UserGroup | null;
  readonly permission: Permission;
  readonly subject: Subject;
  /** How many of the resources asked about it is. */
  readonly count: number;
  readonly verdict: Verdict;
  /** Of what is allowed, the grants that suffice. */
  readonly via: readonly Grant[];
  /** One sentence fragment: what breaks the check. */
  readonly what: string;
  /** Edits that together mend it, each a sentence that `what-if` reads; none where no edit of access does. */
  readonly mend: readonly string[];
  /** Of what is new since another snapshot: what it was there, null where the principal was not, and why it changed. */
  readonly change?: { readonly before: Verdict | null; readonly cause: readonly Cause[] };
}

/** How much a check looked at. */
export interface Examined {
  /** Of whom it is, by kind and standing, without those it leaves out. */
  readonly principals: number;
  /** What was asked about, globs resolved. */
  readonly resources: number;
  readonly permissions: number;
}

/** What an entry of a catalogue file would settle: whether a permission group holds some permissions. */
export interface SettlingEntry {
  readonly group: PermissionGroup;
  readonly permissions: readonly string[];
}

/** What became of one check. */
export interface CheckResult {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The id, where the check has no title. */
  readonly title: string;
  readonly severity: CheckSeverity;
  readonly result: CheckOutcome;
  /** Null where it passed or was skipped. */
  readonly why: CheckWhy | null;
  readonly examined: Examined;
  readonly broken: readonly Broken[];
  /** What was not seen, where that leaves the check open. */
  readonly gaps: readonly Gap[];
  readonly settledBy: readonly SettlingEntry[];
  readonly assumptions: readonly Assumption[];
  /** Who was left out, as the check says. */
  readonly except: readonly Principal[];
  /** What else is to be known about the result. */
  readonly notes: readonly string[];
  readonly because: string | null;
  readonly controls: readonly string[];
  readonly until: string | null;
  readonly skip: Skip | null;
}

/** What became of all checks. */
export interface CheckReport {
  readonly files: readonly string[];
  /** In the order of the files. */
  readonly results: readonly CheckResult[];
  /** How many there are of each outcome. */
  readonly counts: Readonly<Record<CheckOutcome, number>>;
}

/** Counts results. */
export function checkReport(files: readonly string[], results: readonly CheckResult[]): CheckReport {
  const count = (outcome: CheckOutcome) => results.filter(({ result }) => result === outcome).length;
  return {
    files,
    results,
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      'not-evaluated': count('not-evaluated'),
      skipped: count('skipped'),
    },
  };
}
