import type { Principal } from '@grantlens/snapshot';
import type { AskedPermission } from '../decision/permission.ts';
import type { Decision } from '../decision/relation.ts';
import type { Certainty } from '../decision/verdict.ts';
import type { StepKind } from './step-rule.ts';

/** One step: somebody uses a right on the account and can then act with more access. */
export interface Step {
  readonly kind: StepKind;
  /** The right on the account that lets the step happen. */
  readonly permission: AskedPermission;
  /** Who takes the step, and the answer of `can` for that right. */
  readonly decision: Decision;
  /** As whom they act then; null for a member or token with everything. */
  readonly to: Principal | null;
  /** How many other members the step could lead to, with equally short walks. */
  readonly others: number;
  /** `maybe` where the right, or whether the step leads there, is unknown. */
  readonly certainty: Certainty;
}

/** A walk from a principal to what it has not. */
export interface Walk {
  readonly principal: Principal;
  readonly steps: readonly Step[];
  /** The answer of `can` for the member with whose access the walk ends; null where it ends with everything. */
  readonly end: Decision | null;
  /** As certain as the least certain of its steps and its end. */
  readonly certainty: Certainty;
}

/** How many steps a principal is from a target: 0 for one that has it, null where no walk leads there. */
export interface Distance {
  readonly certain: number | null;
  /** With what is unknown taken as given; never more than `certain`. */
  readonly possible: number | null;
}
