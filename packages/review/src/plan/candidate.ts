import type { Unit } from '@grantlens/engine';
import type { Member, Policy } from '@grantlens/snapshot';
import type { JsonObject } from '@grantlens/snapshot/internal';

/** What may avoid something that nobody decided, before it is proven: units that are decided otherwise. */
export interface OtherWords {
  readonly kind: 'revoke-too' | 'revoke-instead';
  readonly keep: readonly Unit[];
  readonly revoke: readonly Unit[];
}

/** The same: a member has what its user groups deny it in policies of its own first. */
export interface OwnDeny {
  readonly kind: 'deny-first';
  readonly member: Member;
  /** What user groups deny. */
  readonly units: readonly Unit[];
  /** As they are sent, and as the engine reads them. */
  readonly sent: readonly JsonObject[];
  readonly policies: readonly Policy[];
  /** Whether it is needed only while the plan is carried out. */
  readonly isForAMoment: boolean;
}

/** One of the two. */
export type Candidate = OtherWords | OwnDeny;
