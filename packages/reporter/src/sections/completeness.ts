import type { Account } from '@grantlens/snapshot';
import type { CoverageSection } from '../model/coverage.ts';
import { differingSentence } from '../words/accuracy.ts';
import {
  collectionTotalsSentence,
  controlTotalSentence,
  modifiedSentence,
  notCompleteSentence,
  unreadableRowsSentence,
  unreadPartsSentence,
} from '../words/completeness.ts';

/**
 * Why the report is INCOMPLETE: sentences, none when it is not. Something may be there that was not seen, or a second
 * evaluator reaches other verdicts. What was seen and is only not documented leaves rows `unknown` and the report complete.
 */
export function incompleteBecause(account: Account, coverage: CoverageSection): readonly string[] {
  const reasons: string[] = [];
  if (account.modified) reasons.push(modifiedSentence);
  for (const collection of coverage.collections) {
    const { title, status, unreadable, ties, problem } = collection;
    if (status !== 'complete') reasons.push(notCompleteSentence(title, status, problem));
    if (unreadable > 0) reasons.push(unreadableRowsSentence(title, unreadable));
    if (!ties) reasons.push(collectionTotalsSentence(title, collection));
  }
  for (const { title, ties } of coverage.controlTotals) if (!ties) reasons.push(controlTotalSentence(title));
  const unread = coverage.gaps.filter(({ cause, collection }) => {
    const rows = coverage.collections.find((one) => one.collection === collection)?.unreadable ?? 0;
    return !seen.has(cause) && !ofCollections.has(cause) && !(cause === 'row-unreadable' && rows > 0);
  });
  if (unread.length > 0) reasons.push(unreadPartsSentence(unread.length));
  const { accuracy } = coverage;
  if (accuracy !== null && accuracy.questions.differing > 0)
    reasons.push(differingSentence(accuracy.questions));
  return reasons;
}

const seen: ReadonlySet<string> = new Set(['contents-incomplete', 'type-unknown', 'type-mismatch']);
const ofCollections: ReadonlySet<string> = new Set(['forbidden', 'failed', 'partial', 'skipped']);
