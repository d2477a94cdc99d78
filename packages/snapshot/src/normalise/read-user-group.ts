import type { UserGroup } from '../account/account.ts';
import type { UnheldPolicy } from './policies.ts';

/** A user group with its policies, before its members are known. */
export interface ReadUserGroup extends Omit<UserGroup, 'size'> {
  readonly policies: readonly UnheldPolicy[];
  /** The first policy of each id; null where some policy has none. Of rows that disagree: every id that one shows. */
  readonly policiesById: ReadonlyMap<string, UnheldPolicy> | null;
  /** Membership ids of those in it. */
  readonly memberIds: readonly string[];
  /** E-mails of rows without a membership id, in lower case. */
  readonly memberEmails: readonly string[];
  /** When those in it were added, by membership id, as far as it was asked for. */
  readonly addedAt: ReadonlyMap<string, string>;
  /** How many of its members could not be identified: its policies may be any member's (S12). */
  readonly unreadableMembers: number;
}
