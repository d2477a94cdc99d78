import type { Row } from './raw.ts';

/** What the reference evaluator answers to "can m do p on r". */
export type ReferenceVerdict = 'allowed' | 'denied' | 'not-granted' | 'unknown';

/**
 * A grant that bears on a question, or may: how sure it is that it allows and that it denies (0 no, 1
 * possible, 2 certain).
 */
export interface Bearing {
  readonly allow: 0 | 1 | 2;
  readonly deny: 0 | 1 | 2;
  /** The permission group, with its names in the rows that describe it; null where it was not seen. */
  readonly group: { readonly key: string; readonly rows: readonly Row[] } | null;
  /** What it reaches: a type and an id, `*` for everything of the type; null where it was not seen. */
  readonly scope: { readonly type: string; readonly id: string } | null;
  /** Whose policy it is: "an own policy", "a role", "the user group …". */
  readonly from: string;
}

/** The reference evaluator, opened on one snapshot. */
export interface Reference {
  /** `member:<id>` or `token:<id>`; of a row without an id, its e-mail (else user id) or name. */
  readonly principals: readonly string[];
  /** Every description of a permission group, with the key it is asked by. */
  readonly groups: readonly { readonly one: Row; readonly key: string | null | undefined }[];
  readonly roles: readonly Row[];
  /** A permission is `area:verb`, or the id of a permission group (`label:…`, `name:…`, `role:…` without one). */
  readonly verdict: (principal: string, permission: string, resource: string) => ReferenceVerdict;
  /** The grants that the verdict rests on. */
  readonly bearing: (principal: string, permission: string, resource: string) => readonly Bearing[];
  /** Whether a permission group, by its id, is known to contain a permission. */
  readonly contains: (permissionGroup: string, permission: string) => boolean;
}
