import { type Change, causeWords, type DiffAnswer, principalWords, scopeWords } from '@grantlens/engine';
import type { Account, Scope } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { changeRecord } from '../output/change-records.ts';
import { envelope } from '../output/envelope.ts';
import type { Row } from '../output/records.ts';
import { assumptionWords, groupWords, partWords } from '../output/words.ts';
import { changesProse } from './changes-prose.ts';

/** What `diff` and `what-if` each say of themselves. */
export interface ChangesFrame {
  readonly query: Row;
  /** The question as resolved, for people. */
  readonly question: string;
  /** The account whose snapshot the envelope names. */
  readonly account: Account;
}

/** The answer of a verb that lists changes. Unchanged is the good news: it exits with 0. */
export function answerChanges(answer: DiffAnswer, { query, question, account }: ChangesFrame): Answer {
  const { changes, assumptions, gaps, complete } = answer;
  const words = (scope: Scope) => scopeWords(scope, account);
  const unknown = changes.some(({ before, after }) => before === 'unknown' || after === 'unknown');
  return {
    account,
    envelope: envelope(account, {
      query,
      complete,
      assumptions,
      gaps,
      results: changes.map((change) => changeRecord(change, account)),
    }),
    question,
    columns: [
      { title: 'principal' },
      { title: 'standing' },
      { title: 'permission group' },
      { title: 'permission' },
      { title: 'scope' },
      { title: 'except' },
      { title: 'before' },
      { title: 'after' },
      { title: 'cause' },
      { title: 'principal id' },
      { title: 'permission group id' },
    ],
    cells: changes.map(({ principal, permissionGroup, permission, scope, except, before, after, cause }) => [
      principalWords(principal),
      principal.standing,
      groupWords(permissionGroup),
      partWords(permission),
      words(scope),
      except.map(words).join('\n'),
      before,
      after,
      cause.map(causeWords).join('\n'),
      principal.id ?? '',
      permissionGroup?.id ?? '',
    ]),
    ...(changes.length === 0 ? {} : { prose: changesProse(changes, account) }),
    closing: [
      closing(changes),
      ...(unknown || !complete ? gaps.map(({ clouds }) => `not seen: ${clouds}`) : []),
      ...assumptions.map((one) => assumptionWords[one]),
    ],
    positive: changes.length === 0,
  };
}

function closing(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no change';
  const principals = new Set(changes.map(({ principal }) => principal.key)).size;
  return `${changes.length} change${changes.length === 1 ? '' : 's'} for ${principals} principal${principals === 1 ? '' : 's'}`;
}
