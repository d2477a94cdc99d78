import type { UnitRow } from '@grantlens/reporter/internal';

/** A unit as a review has it: the row of the report, and what else a reviewer and an assignment go by. */
export interface ReviewUnit extends UnitRow {
  /** Parts of what rests on it that have another verdict, in words. */
  readonly except: readonly string[];
  readonly permissionGroupLabel: string | null;
  /** What each of its findings says, in their order. */
  readonly found: readonly string[];
  /** As HR spells it. */
  readonly manager: string | null;
  readonly department: string | null;
  /** The e-mail address of the manager; null where it is not known. */
  readonly managerEmail: string | null;
  /** The e-mail addresses of those who must not decide about it, as `personKey` spells them. */
  readonly subjects: readonly string[];
}

/** Persons are compared by this: their e-mail address, trimmed and without regard to case. */
export function personKey(address: string): string {
  return address.trim().toLowerCase();
}

/** Whether it counts as privileged: what is unknown is not "no". */
export function isPrivileged({ privileged }: Pick<ReviewUnit, 'privileged'>): boolean {
  return privileged !== 'no';
}
