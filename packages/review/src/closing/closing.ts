import type { ControlTotal } from '@grantlens/reporter/internal';
import type { DecisionWord } from '../log/decision-word.ts';
import type { StepEntry } from '../log/entry.ts';
import type { ReviewUnit } from '../units/review-unit.ts';
import type { UnitOutcome } from '../verification/outcome.ts';

/** What a closed review leaves behind: everything an auditor asks about it, as `closing.json` has it. */
export interface Closing {
  readonly format: 'grantlens.closing';
  readonly version: 1;
  readonly reportId: string;
  /** SHA-256 of the manifest of the package. */
  readonly package: string;
  readonly account: { readonly id: string; readonly name: string | null };
  /** The snapshot that the review was about, and the later one that shows what became of it. */
  readonly reviewed: ClosingSnapshot;
  readonly later: ClosingSnapshot;
  readonly tool: { readonly name: 'grantlens'; readonly version: string };
  /** The end of the log before the sign-off. */
  readonly head: { readonly seq: number; readonly hash: string };
  readonly started: {
    readonly at: string;
    readonly due: string | null;
    readonly twoPerson: 'privileged' | null;
    readonly fallback: string | null;
  };
  readonly signOff: ClosingSignOff;
  readonly kinds: readonly ClosingKind[];
  readonly controlTotals: readonly ControlTotal[];
  readonly reviewers: readonly ClosingReviewer[];
  /** What came in, in the order of the log. */
  readonly batches: readonly ClosingBatch[];
  /** Units that were given to another reviewer. */
  readonly reassigned: readonly ClosingReassignment[];
  readonly units: readonly ClosingUnit[];
  readonly tasks: readonly ClosingTask[];
  /** Steps of which somebody accepted what nobody decided. */
  readonly accepted: readonly { readonly step: string; readonly by: string; readonly at: string }[];
  /** What else changed between the two snapshots: nobody decided it in this review. */
  readonly others: readonly ClosingChange[];
  /** What an auditor would ask about the record itself, as sentences. */
  readonly notes: readonly string[];
}

export interface ClosingSnapshot {
  readonly digest: string;
  readonly takenAt: { readonly start: string; readonly end: string };
}

export interface ClosingSignOff {
  readonly by: string;
  readonly role: string;
  readonly at: string;
  /** What was signed. */
  readonly states: string;
}

/** How many units of a kind there were at the start, are decided, and are closed: three times the same number. */
export interface ClosingKind {
  readonly kind: ReviewUnit['kind'];
  readonly started: number;
  readonly decided: number;
  readonly closed: number;
}

export interface ClosingReviewer {
  readonly reviewer: string;
  readonly units: number;
  readonly keep: number;
  readonly revoke: number;
  readonly modify: number;
  readonly escalated: number;
  readonly unitsPerMinute: number | null;
  /** What stands out in their decisions, as sentences without a full stop. */
  readonly concerns: readonly string[];
}

/** Decisions that came together. */
export interface ClosingBatch {
  /** The number of its line in the log. */
  readonly line: number;
  readonly at: string;
  readonly reviewer: string;
  readonly decisions: number;
  /** The sheet and its SHA-256; null where the decisions were given on the command line. */
  readonly file: string | null;
  readonly sha256: string | null;
  readonly signer: string | null;
}

export interface ClosingReassignment {
  readonly unit: string;
  readonly reviewer: string;
  readonly by: string;
  readonly reason: string;
  readonly at: string;
}

/** A unit, what was decided about it, and what became of that. */
export interface ClosingUnit
  extends Pick<
    ReviewUnit,
    'id' | 'kind' | 'access' | 'principalId' | 'groupId' | 'permissionGroupName' | 'scopeName' | 'privileged'
  > {
  /** Whose it is, and what it means. */
  readonly who: string | null;
  readonly means: string;
  readonly decision: Exclude<DecisionWord, 'escalate'>;
  /** The unit whose revocation settles this one. */
  readonly settledBy: string | null;
  readonly said: readonly ClosingDecision[];
  /** What the later snapshot shows; null where an exception leaves open what becomes of it. */
  readonly outcome: UnitOutcome['outcome'] | null;
  /** The new units by which it is back, and those that were kept and still give the same. */
  readonly by: readonly string[];
  readonly stillHeldBy: readonly string[];
  /** The steps that carried it out; none where somebody did it by hand. */
  readonly carriedOut: readonly ClosingStep[];
  readonly exception: ClosingException | null;
}

/** What one reviewer said. */
export interface ClosingDecision {
  readonly reviewer: string;
  readonly decision: DecisionWord;
  readonly at: string;
  readonly justification: string | null;
  readonly ticket: string | null;
  readonly due: string | null;
}

export interface ClosingStep extends Pick<StepEntry, 'step' | 'action' | 'object' | 'requestId'> {
  readonly at: string;
  readonly state: 'done' | 'already so';
}

export interface ClosingException {
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
  readonly at: string;
}

export interface ClosingTask {
  readonly id: string;
  readonly units: readonly string[];
  readonly instruction: string | null;
  readonly due: string | null;
  readonly done: { readonly by: string; readonly evidence: string; readonly at: string } | null;
  readonly exception: ClosingException | null;
}

/** A change that nobody decided in this review. */
export interface ClosingChange {
  readonly principal: string;
  /** The permission group, or a part of it; null where it is about whether the principal can act. */
  readonly permission: string | null;
  readonly scope: string | null;
  readonly before: string;
  readonly after: string;
  /** Why, as sentences without subject and full stop. */
  readonly causes: readonly string[];
}
