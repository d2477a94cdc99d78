import type { DiffAnswer } from '@grantlens/engine';
import { scopeWords } from '@grantlens/engine';
import { type Change, causeWords, principalWords, type StandingChange } from '@grantlens/engine/internal';
import type { Account, Scope } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { changeRecord, standingChangeRecord } from '../output/change-records.ts';
import { envelope } from '../output/envelope.ts';
import type { Row } from '../output/records.ts';
import { assumptionWords, counted, groupWords, partWords } from '../output/words.ts';
import { changesProse, standingsProse } from './changes-prose.ts';
import { standingCells } from './standing-columns.ts';

/** What `diff` and `what-if` each say of themselves. */
export interface ChangesFrame {
  readonly query: Row;
  /** The question as resolved, for people. */
  readonly question: string;
  /** The question with all that says which snapshots it is about. */
  readonly wideQuestion?: string;
  /** The account whose snapshot the envelope names. */
  readonly account: Account;
}

/** The answer of a verb that lists changes. Unchanged is the good news: it exits with 0. */
export function answerChanges(answer: DiffAnswer, frame: ChangesFrame): Answer {
  const { query, account, ...questions } = frame;
  const { changes, standings, assumptions, gaps, complete } = answer;
  return {
    account,
    envelope: envelope(account, {
      query,
      complete,
      assumptions,
      gaps,
      results: () => [
        ...standings.map((change) => standingChangeRecord(change, account)),
        ...changes.map((change) => changeRecord(change, account)),
      ],
    }),
    ...questions,
    columns: [
      { title: 'principal' },
      { title: 'standing' },
      { title: 'conditions' },
      { title: 'permission group' },
      { title: 'permission' },
      { title: 'scope' },
      { title: 'except' },
      { title: 'before', isVerdict: true },
      { title: 'after', isVerdict: true },
      { title: 'cause' },
      { title: 'principal id' },
      { title: 'permission group id' },
    ],
    cells: () => [
      ...standings.map((change) => standingChangeCells(change, account)),
      ...changes.map((change) => changeCells(change, account)),
    ],
    ...(changes.length + standings.length === 0
      ? {}
      : {
          prose: () => [
            ...standingsProse(standings, account),
            ...(standings.length > 0 && changes.length > 0 ? [''] : []),
            ...changesProse(changes, account),
          ],
        }),
    closing: [closing(changes, standings), ...assumptions.map((one) => assumptionWords[one])],
    positive: changes.length + standings.length === 0,
  };
}

function changeCells(
  { principal, permissionGroup, permission, scope, except, before, after, cause }: Change,
  account: Account,
): readonly string[] {
  const words = (one: Scope) => scopeWords(one, account);
  return [
    principalWords(principal),
    ...standingCells(principal, account),
    groupWords(permissionGroup),
    partWords(permission),
    words(scope),
    except.map(words).join('\n'),
    before,
    after,
    cause.map(causeWords).join('\n'),
    principal.id ?? '',
    permissionGroup?.id ?? '',
  ];
}

function standingChangeCells(
  { principal, before, after, cause }: StandingChange,
  account: Account,
): readonly string[] {
  const causes = cause.map(causeWords).join('\n');
  const standing = [principalWords(principal), ...standingCells(principal, account), '', 'standing', '', ''];
  return [...standing, before ?? '', after ?? '', causes, principal.id ?? '', ''];
}

function closing(changes: readonly Change[], standings: readonly StandingChange[]): string {
  const count = changes.length + standings.length;
  if (count === 0) return 'no change';
  const principals = new Set([...changes, ...standings].map(({ principal }) => principal.key)).size;
  return `${counted(count, 'change')} for ${counted(principals, 'principal')}`;
}
