import type { Account, Gap, Principal } from '@grantlens/snapshot';
import { gapId } from '@grantlens/snapshot/internal';
import { collectionGaps } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import { principalWords } from '../words/words.ts';

/** Which principals a list is about, besides their standing. */
export interface Narrowed {
  /** Only members, or only tokens. */
  readonly kind?: Principal['kind'] | undefined;
  /** Only members who have no second factor, or of whom the snapshot does not show one. A token never has one. */
  readonly without?: 'two-factor' | undefined;
}

/** Whether a list is about a principal, or may be. */
export function isAmong(principal: Principal, { kind, without }: Narrowed): boolean {
  if (kind !== undefined && principal.kind !== kind) return false;
  return without === undefined || (principal.kind === 'member' && principal.twoFactor !== true);
}

/** The gaps of the collections whose rows a list would be about: while there are any, the list is not whole. */
export function unseenAmong({ account }: { readonly account: Account }, narrowed: Narrowed): readonly Gap[] {
  const kind = narrowed.without === undefined ? narrowed.kind : 'member';
  const members = kind === 'token' ? [] : (['members'] as const);
  const tokens = kind === 'member' ? [] : (['accountTokens'] as const);
  return collectionGaps(account, [...members, ...tokens]);
}

/** Whether it is open that a list is about a principal: the snapshot does not show a second factor. */
export function isInDoubt(principal: Principal, { without }: Narrowed): boolean {
  return without !== undefined && principal.kind === 'member' && principal.twoFactor === null;
}

/** What leaves open whether a list is about those who are on it. */
export function narrowingGaps(listed: readonly Principal[], narrowed: Narrowed): readonly Gap[] {
  const doubtful = new Set(listed.filter((principal) => isInDoubt(principal, narrowed)));
  return mergeGaps(
    [...doubtful].map((principal) => ({
      id: gapId(`second-factor:${principal.key}`),
      collection: 'members' as const,
      cause: 'row-unreadable' as const,
      clouds: `whether ${principalWords(principal)} has a second factor`,
    })),
  );
}
