import type { Snapshot } from '@grantlens/snapshot';

/** What an evaluator answers to "can m do p on r". */
export type Verdict = 'allowed' | 'denied' | 'not-granted' | 'unknown';

/** One question of the relation: can this principal do this on that. */
export interface Question {
  /** `member:<id>` or `token:<id>`; of a row without an id, its e-mail (else user id) or name. */
  readonly principal: string;
  /** `area:verb`, or the id of a permission group. */
  readonly permission: string;
  /** A resource key. */
  readonly resource: string;
}

/** The reference evaluator, opened on one snapshot: slow, naive, and written from the rules (S1-S12) alone. */
export interface Oracle {
  /** `member:<id>` or `token:<id>`; of a row without an id, its e-mail (else user id) or name. */
  readonly principals: readonly string[];
  /** A permission is `area:verb`, or the id of a permission group (`label:…`, `name:…`, `role:…` without one). */
  readonly verdict: (principal: string, permission: string, resource: string) => Verdict;
}

/** Who a question lists, of any standing. */
export interface Listed {
  readonly allowed: readonly string[];
  readonly unknown: readonly string[];
}

/** A row of what somebody may: a permission group, and where it is allowed. */
export interface Held {
  readonly permission: string;
  readonly reaches: (resource: string) => boolean;
}

/** The evidence of one answer, and the decision again over a part of the grants that bear on it (S15). */
export interface Cited {
  /** The minimal sets of grants that suffice, by id. */
  readonly sets: readonly (readonly string[])[];
  /** Every grant cited, by id. */
  readonly grants: readonly string[];
  readonly replay: (keep: (grant: string) => boolean) => Verdict;
}

/** Something that answers the questions on one snapshot, as functions: what the laws are held against. */
export interface Implementation {
  readonly principals: readonly string[];
  readonly can: (question: Question) => Verdict;
  readonly whoCan: (permission: string, resource: string) => Listed;
  readonly whatCan: (principal: string) => readonly Held[];
  readonly evidence: (question: Question) => Cited;
}

/** Opens an implementation on a snapshot. */
export type Open<Part extends keyof Implementation = keyof Implementation> = (
  snapshot: Snapshot,
) => Pick<Implementation, Part>;
