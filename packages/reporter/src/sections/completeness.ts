import type { Account } from '@grantlens/snapshot';
import type { CoverageSection } from '../model/coverage.ts';

/**
 * Why the report is INCOMPLETE: sentences, none when it is not. Something may be there that was not seen. What was seen
 * and is only not documented leaves rows `unknown` and the report complete.
 */
export function incompleteBecause(account: Account, coverage: CoverageSection): readonly string[] {
  const reasons: string[] = [];
  if (account.modified)
    reasons.push('The snapshot file was changed after it was written: its digest does not match.');
  for (const {
    title,
    status,
    unreadable,
    ties,
    problem,
    expected,
    received,
    inReport,
  } of coverage.collections) {
    if (status !== 'complete') reasons.push(`${title}: ${status}${problem === null ? '' : ` (${problem})`}.`);
    if (unreadable > 0) reasons.push(`${title}: ${counted(unreadable, 'row')} cannot be read.`);
    const numbers = `expected ${expected ?? 'not stated'}, received ${received}, in this report ${inReport ?? 'not listed'}`;
    if (!ties) reasons.push(`${title}: the totals do not tie (${numbers}).`);
  }
  for (const { title, ties } of coverage.controlTotals) {
    if (!ties) reasons.push(`${title}: the control total does not tie.`);
  }
  const unread = coverage.gaps.filter(({ cause, collection }) => {
    const rows = coverage.collections.find((one) => one.collection === collection)?.unreadable ?? 0;
    return !seen.has(cause) && !ofCollections.has(cause) && !(cause === 'row-unreadable' && rows > 0);
  });
  if (unread.length > 0)
    reasons.push(`Access: ${counted(unread.length, 'part')} of what the API sent cannot be read.`);
  return reasons;
}

const seen: ReadonlySet<string> = new Set(['contents-incomplete', 'type-unknown', 'type-mismatch']);
const ofCollections: ReadonlySet<string> = new Set(['forbidden', 'failed', 'partial', 'skipped']);

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
