import type { Cause, Verdict } from '@grantlens/engine';
import type { AtomicPermission, PermissionGroup, Principal, Scope } from '@grantlens/snapshot';

/** Something that somebody has and had not. */
export interface NewThing {
  readonly principal: Principal;
  /** Null where single permissions are new, and no permission group that gives them is known. */
  readonly group: PermissionGroup | null;
  /** The single permissions that are new; null where the contents of the group are not all known. */
  readonly permissions: readonly AtomicPermission[] | null;
  readonly scope: Scope;
  /** Null where the principal was not there. */
  readonly before: Verdict | null;
  readonly cause: readonly Cause[];
  /** What else is to be known about it. */
  readonly marks: readonly string[];
}
