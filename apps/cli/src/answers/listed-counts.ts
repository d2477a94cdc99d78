import type { Verdict } from '@grantlens/engine';
import { isInDoubt, type Narrowed, preferred, unseenWords } from '@grantlens/engine/internal';
import type { Gap, Principal } from '@grantlens/snapshot';
import { counted } from '../output/words.ts';

/** Somebody on a list, with the verdict. */
export interface Counted {
  readonly principal: Principal;
  readonly verdict: Verdict;
}

/** How many principals of a list can, and how many would but cannot act, each counted once by their best verdict. */
export interface ListedCounts {
  /** Who can act and is allowed. */
  readonly allowed: number;
  /** Who can act, and may be allowed. */
  readonly unknown: number;
  /** Who would be allowed, or may be, after accepting an invitation. */
  readonly pending: number;
  /** Who is disabled, expired or rejected, whatever the verdict. */
  readonly inactive: number;
}

/** Counts a list. Whom the list may not be about is counted as unknown, whatever the verdict. */
export function countListed(listed: readonly Counted[], narrowed: Narrowed = {}): ListedCounts {
  const best = new Map<Principal, Verdict>();
  for (const { principal, verdict } of listed)
    best.set(principal, preferred([verdict, best.get(principal) ?? verdict]));
  const all = [...best].map(([principal, verdict]) => ({
    standing: principal.standing,
    verdict: isInDoubt(principal, narrowed) ? ('unknown' as const) : verdict,
  }));
  const active = all.filter(({ standing }) => standing === 'active');
  return {
    allowed: active.filter(({ verdict }) => verdict === 'allowed').length,
    unknown: active.filter(({ verdict }) => verdict === 'unknown').length,
    pending: all.filter(({ standing }) => standing === 'latent').length,
    inactive: all.filter(({ standing }) => standing === 'inactive').length,
  };
}

/**
 * The closing line of a list: `9 principals can; 2 more are inactive`. `unseen` are the gaps behind which there may be
 * more to list: then nobody on the list does not mean nobody.
 */
export function listedWords(counts: ListedCounts, unseen: readonly Gap[], more = ''): string {
  const nobody = unseen.length === 0 ? 'nobody can' : `nobody seen can; ${unseenCarriers(unseen)}`;
  const can = counts.allowed === 0 ? nobody : `${counted(counts.allowed, 'principal')} can${more}`;
  const others = [
    [counts.unknown, 'unknown'],
    [counts.pending, 'invited and not yet accepted'],
    [counts.inactive, 'inactive'],
  ] as const;
  return [
    can,
    ...others.flatMap(([count, what]) =>
      count === 0 ? [] : [`${counted(count, 'more is', 'more are')} ${what}`],
    ),
  ].join('; ');
}

function unseenCarriers(gaps: readonly Gap[]): string {
  return [...new Set(gaps.map(unseenWords))].join(', and ');
}
