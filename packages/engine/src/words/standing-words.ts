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
  const { expiresOn, notBefore } = principal;
  const [now, end, start] = [knownTime(takenAt.end), readTime(expiresOn), readTime(notBefore)];
  if (expiresOn !== null && end !== null && end <= now) return printable(`expired on ${expiresOn}`);
  const isEarly = status === 'active' && notBefore !== null && start !== null && start > now;
  return printable(isEarly ? `not valid before ${notBefore}` : (status ?? 'of no known status'));
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
    case 'from':
      return printable(`from ${condition.at}`);
    case 'until':
      return printable(`until ${condition.at}`);
    case 'unreadable':
      return 'on a condition that cannot be read';
  }
}

/** A condition on one side of a change, also where there is none: `from anywhere`. */
export function limitWords(kind: 'addresses' | 'from' | 'until', condition: Condition | null): string {
  if (condition !== null) return conditionWords(condition);
  return { addresses: 'from anywhere', from: 'without a beginning', until: 'without an end' }[kind];
}

/** All that a verdict about a principal does not say: why it cannot act now, or on what that depends. */
export function standingNotes(principal: Principal, account: Pick<Account, 'takenAt'>): readonly string[] {
  const standing = standingWords(principal, account);
  // Of a token that has expired its end is said already, and its beginning is of no use; of one that is not valid yet,
  // its beginning is said.
  const isOver = standing?.startsWith('expired on ') === true;
  const isEarly = standing?.startsWith('not valid before ') === true;
  const conditions = conditionsOf(principal).filter(
    ({ kind }) => !(isOver && (kind === 'until' || kind === 'from')) && !(isEarly && kind === 'from'),
  );
  return [...(standing === null ? [] : [standing]), ...conditions.map(conditionWords)];
}
