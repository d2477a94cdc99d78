import type { Assumption } from '@grantlens/engine';
import type { Announcement } from '../words/contents.ts';
import type { EvaluationRule } from '../words/rules.ts';

/** A number worth reading first. */
export interface Figure {
  readonly title: string;
  readonly value: number;
  readonly note: string;
}

/** What a reader must know before reading on. */
export interface Cover {
  /** Why the report is INCOMPLETE; empty when it is not. */
  readonly incompleteBecause: readonly string[];
  readonly figures: readonly Figure[];
  readonly rules: readonly EvaluationRule[];
  /** The assumptions in force, with the number of rows that rest on each. */
  readonly assumptions: readonly { readonly id: Assumption; readonly says: string; readonly rows: number }[];
  /** The sections of an access review, and whether this version evaluates them. */
  readonly sections: readonly Announcement[];
}
