/** Somebody's decision to live with something that was found, until a day. */
export interface Waiver {
  /** The id of the finding. */
  readonly finding: string;
  /** The id of one instance; null where the waiver names a subject. */
  readonly instance: string | null;
  /** The id, key, e-mail or name of a subject: every instance about it is covered. Null where it names an instance. */
  readonly subject: string | null;
  /** Who answers for it. */
  readonly owner: string;
  readonly reason: string;
  /** The last day it holds, `2026-03-31` (UTC), or an RFC 3339 time. */
  readonly expires: string;
}
