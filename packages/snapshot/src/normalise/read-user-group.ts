import type { UserGroup } from '../account/account.ts';
import type { UnheldPolicy } from './policies.ts';

/** The user groups with what each hands out, before anybody is in them. */
export interface ReadUserGroup extends Omit<UserGroup, 'size'> {
  readonly policies: readonly UnheldPolicy[];
  /** The first policy of each id; null where some policy has none. Of rows that disagree: every id that one shows. */
  readonly policiesById: ReadonlyMap<string, UnheldPolicy> | null;
  /** Membership ids of those in it. */
  readonly memberIds: readonly string[];
  /** E-mails of rows without a membership id, in lower case. */
  readonly memberEmails: readonly string[];
  /** Somebody is in it who cannot be told: what it hands out may be any member's (S12). */
  readonly unreadableMembers: number;
}
