import { type Access, diff } from '@grantlens/engine';
import { GrantlensError } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { snapshotRecord } from '../output/envelope.ts';
import { answerChanges } from './changes.ts';
import { concernedBy } from './concerned.ts';

/**
 * Answers `diff`; `who` narrows it to one principal, or to those in a user group.
 *
 * @throws GrantlensError `accounts-differ`
 */
export function answerDiff(before: Access, after: Access, who?: string): Answer {
  const [was, is] = [before.account, after.account];
  if (was.id !== is.id) {
    const text = `the first snapshot is of the account ${was.id} and the second of ${is.id}`;
    throw new GrantlensError('accounts-differ', text);
  }
  const modified = was.modified ? ' (MODIFIED since it was written)' : '';
  const concerned = who === undefined ? null : concernedBy(who, before, after);
  const forWhom = concerned === null ? '' : ` for ${concerned.words}`;
  const answer = answerChanges(diff(before, after, concerned?.isOne), {
    account: is,
    query: { kind: 'diff', before: snapshotRecord(was), for: concerned?.record },
    question: `what changed since ${was.takenAt.end}${modified}${forWhom}`,
    wideQuestion: `what changed since ${was.takenAt.end}, snapshot ${was.digest}${modified}${forWhom}`,
  });
  const late = was.takenAt.end > is.takenAt.end;
  return late
    ? { ...answer, closing: [...answer.closing, 'note: the first snapshot is the later one'] }
    : answer;
}
