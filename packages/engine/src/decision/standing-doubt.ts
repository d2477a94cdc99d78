import type { Account, Gap, Principal } from '@grantlens/snapshot';
import type { Verdict } from './verdict.ts';

/**
 * The gap that leaves open whether a principal can act at all, whatever its policies give (S4, S13); null
 * without one.
 */
export function standingGap(principal: Principal, { gaps }: Pick<Account, 'gaps'>): Gap | null {
  const id = principal.kind === 'token' ? principal.standingGap : null;
  return id === null ? null : (gaps.get(id) ?? null);
}

/**
 * Whether an answer is left open: by its verdict, or because a principal that is allowed may not be able to act. If the
 * verdict is not `allowed`, whether the principal can act makes no difference.
 */
export function isOpen({
  principal,
  verdict,
}: {
  readonly principal: Principal;
  readonly verdict: Verdict;
}): boolean {
  const inDoubt = principal.kind === 'token' && principal.standingGap !== null;
  return verdict === 'unknown' || (verdict === 'allowed' && inDoubt);
}
