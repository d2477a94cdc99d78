import type { Account, Principal } from '@grantlens/snapshot';
import { knownTime, readTime } from '@grantlens/snapshot/internal';
import { type Condition, conditionsOf } from '../decision/conditions.ts';
import { printable } from './printable.ts';

/** Why a principal cannot act now; null of one that can. */
export function standingWords(principal: Principal, { takenAt }: Pick<Account, 'takenAt'>): string | null {
  const { standing, status } = principal;
  if (standing === 'active') return null;
  if (standing === 'latent') return 'invited, not yet accepted';
  if (principal.kind === 'member') return printable(status ?? 'of no known status');
  const end = readTime(principal.expiresOn);
  if (principal.expiresOn !== null && end !== null && end <= knownTime(takenAt.end))
    return printable(`expired on ${principal.expiresOn}`);
  return status === 'active' ? 'not valid yet' : printable(status ?? 'of no known status');
}

/** A condition as it is said after a verdict: `from 192.0.2.0/24 only`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'addresses': {
      const from = condition.in.length === 0 ? 'from anywhere' : `from ${condition.in.join(', ')} only`;
      return printable(
        condition.notIn.length === 0 ? from : `${from}, not from ${condition.notIn.join(', ')}`,
      );
    }
    case 'until':
      return printable(`until ${condition.at}`);
    case 'unreadable':
      return 'on a condition that cannot be read';
  }
}

/** All that a verdict about a principal does not say: why it cannot act now, or on what that depends. */
export function besideWords(principal: Principal, account: Pick<Account, 'takenAt'>): readonly string[] {
  const standing = standingWords(principal, account);
  // Of a token that has expired its end is said already.
  const conditions = conditionsOf(principal).filter(
    ({ kind }) => kind !== 'until' || !standing?.startsWith('expired on '),
  );
  return [...(standing === null ? [] : [standing]), ...conditions.map(conditionWords)];
}
