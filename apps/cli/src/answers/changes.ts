import type { DiffAnswer } from '@grantlens/engine';
import { scopeWords } from '@grantlens/engine';
import {
  type ConditionChange,
  causeWords,
  limitWords,
  principalWords,
  type SaidChange,
  type StandingChange,
  saidChanges,
} from '@grantlens/engine/internal';
import type { Account, Scope } from '@grantlens/snapshot';
import type { Answer, ProsePart } from '../output/answer.ts';
import { changeRecord, conditionChangeRecord, standingChangeRecord } from '../output/change-records.ts';
import { envelope } from '../output/envelope.ts';
import type { Row } from '../output/records.ts';
import type { TableColumn } from '../output/table.ts';
import { assumptionWords, counted, groupWords, partWords } from '../output/words.ts';
import { changesComment } from './changes-comment.ts';
import { affectedProse, changesProse, conditionsProse, standingsProse } from './changes-prose.ts';
import { standingCells } from './standing-columns.ts';
import { type AllChanges, affectedBy } from './who-gains.ts';

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

/** What a row of changes has, for people. */
export const changeColumns: readonly TableColumn[] = [
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
];

/** The answer of a verb that lists changes. Unchanged is the good news: it exits with 0. */
export function answerChanges(answer: DiffAnswer, frame: ChangesFrame): Answer {
  const { query, account, ...questions } = frame;
  const { standings, conditions, assumptions, gaps, complete } = answer;
  const changes = saidChanges(answer);
  const all = { standings, conditions, changes };
  const affected = affectedBy(all);
  const isUnchanged = changes.length + standings.length + conditions.length === 0;
  return {
    account,
    envelope: envelope(account, {
      query,
      complete,
      assumptions,
      gaps,
      summary: {
        changes: changes.length + standings.length + conditions.length,
        gain: affected.gain.length,
        lose: affected.lose.length,
        unclear: affected.unclear.length,
      },
      results: () => [
        ...standings.map((change) => standingChangeRecord(change, account)),
        ...conditions.map((change) => conditionChangeRecord(change, account)),
        ...changes.map((change) => changeRecord(change, account)),
      ],
    }),
    ...questions,
    columns: changeColumns,
    cells: () => [
      ...standings.map((change) => standingChangeCells(change, account)),
      ...conditions.map((change) => conditionChangeCells(change, account)),
      ...changes.map((change) => changeCells(change, account)),
    ],
    ...(isUnchanged
      ? {}
      : {
          prose: () =>
            apart([
              affectedProse(affected),
              [...standingsProse(standings, account), ...conditionsProse(conditions, account)],
              changesProse(changes, account),
            ]),
        }),
    comment: () => changesComment(all, affected, answer),
    closing: [closing(all), ...assumptions.map((one) => assumptionWords[one])],
    positive: isUnchanged,
  };
}

/** Parts that have something in them, with an empty line between. */
function apart(parts: readonly (readonly ProsePart[])[]): readonly ProsePart[] {
  const filled = parts.filter(({ length }) => length > 0);
  return filled.flatMap((part, at) => (at === 0 ? part : ['', ...part]));
}

function changeCells(
  { principal, permissionGroup, permission, scope, except, before, after, cause }: SaidChange,
  account: Account,
): readonly string[] {
  const words = (one: Scope) => scopeWords(one, account);
  return [
    principalWords(principal),
    ...standingCells(principal, account),
    groupWords(permissionGroup),
    before === null ? 'any' : partWords(permission),
    words(scope),
    except.map(words).join('\n'),
    before ?? '',
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

function conditionChangeCells(
  { principal, condition, before, after, cause }: ConditionChange,
  account: Account,
): readonly string[] {
  const who = [principalWords(principal), ...standingCells(principal, account), '', 'condition', '', ''];
  const sides = [before, after].map((side) => limitWords(condition, side));
  return [...who, ...sides, cause.map(causeWords).join('\n'), principal.id ?? '', ''];
}

function closing({ changes, standings, conditions }: AllChanges): string {
  const all = [...changes, ...standings, ...conditions];
  if (all.length === 0) return 'no change';
  const principals = new Set(all.map(({ principal }) => principal.key)).size;
  return `${counted(all.length, 'change')} for ${counted(principals, 'principal')}`;
}
