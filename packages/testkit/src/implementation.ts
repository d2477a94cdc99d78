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

/**
 * A grant that bears on a question, or may: how sure it is that it allows and that it denies (0 no, 1
 * possible, 2 certain).
 */
export interface Bearing {
  readonly allow: 0 | 1 | 2;
  readonly deny: 0 | 1 | 2;
  /** The permission group, with its names in the rows that describe it; null where it was not seen. */
  readonly group: {
    readonly key: string;
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  } | null;
  /** What it reaches: a type and an id, `*` for everything of the type; null where it was not seen. */
  readonly scope: { readonly type: string; readonly id: string } | null;
  /** Whose policy it is: "an own policy", "a role", "the user group …". */
  readonly from: string;
}

/**
 * The reference evaluator, opened on one snapshot: slow, naive, and written from the rules (S1-S12) alone. It throws a
 * `GrantlensError` with the nearest name where a principal, permission or resource does not exist.
 */
export interface Oracle {
  /** `member:<id>` or `token:<id>`; of a row without an id, its e-mail (else user id) or name. */
  readonly principals: readonly string[];
  /** A permission is `area:verb`, or the id of a permission group (`label:…`, `name:…`, `role:…` without one). */
  readonly verdict: (principal: string, permission: string, resource: string) => Verdict;
  /** Every single permission that exists: those that the snapshot shows, and those that Cloudflare documents. */
  readonly permissions: () => readonly string[];
  /** The grants that the verdict rests on. */
  readonly bearing: (principal: string, permission: string, resource: string) => readonly Bearing[];
  /** Whether a permission group, by its id, is known to contain a permission. */
  readonly contains: (permissionGroup: string, permission: string) => boolean;
}

/** What of a permission group is not allowed, though the group is: some of the permissions in it, somewhere. */
export interface Lacking {
  readonly permissions: readonly string[];
  readonly reaches: (resource: string) => boolean;
  /** What it is instead. */
  readonly verdict: Verdict;
}

/** Who a question lists, of any standing. */
export interface Listed {
  readonly allowed: readonly string[];
  readonly unknown: readonly string[];
  /** What of a permission group that was asked for one of them lacks; nothing, without it. */
  readonly lacks?: (principal: string) => readonly Lacking[];
}

/** A row of what somebody may: a permission group, where it is allowed, and what of it is lacking there. */
export interface Held {
  /** The id of the permission group. */
  readonly permission: string;
  readonly reaches: (resource: string) => boolean;
  readonly lacks?: readonly Lacking[];
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
  /** Who can now: those of them who are active (S13). */
  readonly whoCanNow: (permission: string, resource: string) => readonly string[];
  readonly whatCan: (principal: string) => readonly Held[];
  readonly evidence: (question: Question) => Cited;
}

/** Opens an implementation on a snapshot. */
export type Open<Part extends keyof Implementation = keyof Implementation> = (
  snapshot: Snapshot,
) => Pick<Implementation, Part>;
