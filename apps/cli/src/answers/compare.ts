import { type Access, compare, pathWords, resolvePrincipal, scopeWords } from '@grantlens/engine';
import { type Difference, principalWords, type Share } from '@grantlens/engine/internal';
import type { Account, Principal, Scope } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { partRecord } from '../output/change-records.ts';
import { envelope } from '../output/envelope.ts';
import {
  conditionRecords,
  permissionGroupRecord,
  principalRecord,
  type Row,
  scopeRecord,
  viaRecords,
} from '../output/records.ts';
import { assumptionWords, counted, groupWords, partWords } from '../output/words.ts';
import { standingCells, standingInWords } from './standing-columns.ts';

/** Two principals in the words of the command line. */
export interface CompareQuestion {
  readonly first: string;
  readonly second: string;
}

/** Answers `compare`. That two have the same is the good news: it exits with 0. */
export function answerCompare(access: Access, question: CompareQuestion): Answer {
  const { account } = access;
  const first = resolvePrincipal(question.first, account);
  const second = resolvePrincipal(question.second, account);
  const { differences, assumptions, gaps, complete } = compare(access, first, second);
  const [one, other] = [principalWords(first), principalWords(second)];
  const words = (scope: Scope) => scopeWords(scope, account);
  const because = (whose: 'first' | 'second', share: Share) =>
    pathsOf(share, account).map((path) => `${whose}: ${path}`);
  return {
    account,
    envelope: envelope(account, {
      query: { kind: 'compare', principals: [principalRecord(first), principalRecord(second)] },
      complete,
      assumptions,
      gaps,
      results: () => differences.map((difference) => resultOf(difference, [first, second], account)),
    }),
    question: `what ${one} ${standingInWords(first, account)} and ${other} ${standingInWords(second, account)} have differently`,
    columns: [
      { title: 'permission group' },
      { title: 'permission' },
      { title: 'scope' },
      { title: 'except' },
      { title: 'first', isVerdict: true },
      { title: 'second', isVerdict: true },
      { title: 'because' },
      { title: 'first standing', wide: true },
      { title: 'first conditions', wide: true },
      { title: 'second standing', wide: true },
      { title: 'second conditions', wide: true },
    ],
    cells: () =>
      differences.map((difference) => [
        groupWords(difference.permissionGroup),
        partWords(difference.permission),
        words(difference.scope),
        difference.except.map(words).join('\n'),
        difference.first.verdict,
        difference.second.verdict,
        [...because('first', difference.first), ...because('second', difference.second)].join('\n'),
        ...standingCells(first, account),
        ...standingCells(second, account),
      ]),
    closing: [...closing(differences, one, other), ...assumptions.map((name) => assumptionWords[name])],
    positive: differences.length === 0,
  };
}

function pathsOf({ via }: Share, account: Account): readonly string[] {
  return [...new Set(via.map((grant) => pathWords(grant, account)))];
}

function closing(differences: readonly Difference[], one: string, other: string): readonly string[] {
  if (differences.length === 0) return ['no difference'];
  const only = (has: 'first' | 'second', not: 'first' | 'second') =>
    differences.filter((row) => row[has].verdict === 'allowed' && row[not].verdict !== 'allowed').length;
  return [
    counted(differences.length, 'difference'),
    `first (${one}) has ${only('first', 'second')} that second (${other}) has not, second has ${only('second', 'first')} that first has not`,
  ];
}

function resultOf(
  { permissionGroup, permission, scope, except, first, second }: Difference,
  [one, other]: readonly [Principal, Principal],
  account: Account,
): Row {
  return {
    permissionGroup: permissionGroup === null ? null : permissionGroupRecord(permissionGroup),
    permission: partRecord(permission),
    scope: scopeRecord(scope, account),
    except: except.map((one) => scopeRecord(one, account)),
    first: shareRecord(first, one, account),
    second: shareRecord(second, other, account),
  };
}

function shareRecord({ verdict, via }: Share, principal: Principal, account: Account): Row {
  const { standing } = principal;
  return { standing, conditions: conditionRecords(principal), verdict, via: viaRecords(via, account) };
}
