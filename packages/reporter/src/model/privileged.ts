import type { Verdict } from '@grantlens/engine';
import type { PrivilegeKind, StepCount } from '@grantlens/engine/internal';
import type { Named, PrincipalRow } from './tables/principals.ts';

/** Everyone who can give access or spend money, or may be able to: to be signed on its own. */
export interface PrivilegedSection {
  /** Principals listed, by the best verdict of each. */
  readonly counts: PrivilegedCounts;
  /** Strongest first. A group without entries stays: that nobody is in it is worth saying. */
  readonly groups: readonly PrivilegedGroup[];
  /** Everybody of the account, by the steps from them to Super Administrator. */
  readonly steps: StepsToSuperAdministrator;
  readonly signOff: SignOff;
}

export interface PrivilegedCounts {
  readonly allowed: number;
  readonly unknown: number;
  /** Who would be privileged but for a deny. */
  readonly denied: number;
}

/** Principals counted by how few steps they could become Super Administrator. */
export interface StepsToSuperAdministrator {
  readonly says: string;
  /** Nearest first; the last row is of those without a certain walk. */
  readonly rows: readonly StepsRow[];
  /** What the steps rest on though Cloudflare does not document it. */
  readonly assumptions: readonly string[];
}

export interface StepsRow extends StepCount {
  readonly title: string;
}

/** A kind of privilege, and those for whom it is the strongest. */
export interface PrivilegedGroup {
  /** `elsewhere` is of those who hold a privileged permission group on less than the account. */
  readonly kind: PrivilegeKind | 'elsewhere';
  readonly title: string;
  readonly says: string;
  /** Of the entries. */
  readonly counts: PrivilegedCounts;
  /** Principals listed under a stronger kind who certainly have this one too. */
  readonly listedAbove: number;
  readonly entries: readonly PrivilegedEntry[];
}

/** A privileged principal, or one who may be. */
export interface PrivilegedEntry extends Named, Pick<PrincipalRow, 'id' | 'kind' | 'standing' | 'twoFactor'> {
  readonly verdict: PrivilegeVerdict;
  /** The first is why it is listed in its group. */
  readonly reasons: readonly PrivilegeReason[];
  /** Ids of the entitlement rows it comes from. */
  readonly rows: readonly string[];
  /** What could not be seen and makes the verdict `unknown`. */
  readonly notes: readonly string[];
}

export type PrivilegeVerdict = Exclude<Verdict, 'not-granted'>;

/** Why somebody is privileged, and by which ways. */
export interface PrivilegeReason {
  /** `can change members and user groups` */
  readonly says: string;
  readonly verdict: PrivilegeVerdict;
  readonly ways: readonly PrivilegeWay[];
}

export interface PrivilegeWay {
  /** `directly`, `through Network Operations` */
  readonly says: string;
  readonly path: 'direct' | 'group';
  readonly groupId: string | null;
  readonly groupName: string | null;
}

/** What is filled in by hand. */
export interface SignOff {
  readonly states: string;
  readonly fields: readonly string[];
}
