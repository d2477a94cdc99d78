import type { Assumption } from '@grantlens/engine';
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
  readonly sections: readonly Contents[];
}

/** A section as the cover announces it. */
export interface Contents {
  readonly id: string;
  readonly title: string;
  readonly evaluated: boolean;
  readonly says: string;
}
