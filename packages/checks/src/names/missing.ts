import type { Gap } from '@grantlens/snapshot';

/** Something that a check names and that the snapshot does not show. */
export interface Missing {
  /** One sentence fragment: what is not there, and what comes nearest. */
  readonly what: string;
  /** What was not seen, where it may be hidden there; null where it is certainly not in the account. */
  readonly gap: Gap | null;
}
