import { scopeWords } from '@grantlens/engine';
import {
  type ConditionChange,
  causeWords,
  limitWords,
  principalWords,
  type SaidChange,
  type StandingChange,
} from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import type { ProsePart } from '../output/answer.ts';
import { groupWords } from '../output/words.ts';
import { alike, byCause, changeWords, nameAndNotes, someNames } from './change-words.ts';
import type { Affected } from './who-gains.ts';

/** More names would hide what follows. */
const mostNames = 5;

/** Who gains and who loses, a line each. */
export function affectedProse({ gain, lose, unclear }: Affected): readonly string[] {
  const line = (words: string, all: readonly Principal[]) =>
    all.length === 0 ? [] : [`${words}: ${someNames(all, mostNames, principalWords)}`];
  return [
    ...line('gain access', gain),
    ...line('lose access', lose),
    ...line('may gain or lose access', unclear),
  ];
}

/**
 * Who lost and gained what, as a person reads it: everybody to whom the same happened, what caused it, and
 * the rows.
 */
export function changesProse(changes: readonly SaidChange[], account: Account): readonly ProsePart[] {
  return alike(changes, account).flatMap(({ principals, rows }, at) => {
    const names = principals.map((principal) => {
      const [name, notes] = nameAndNotes(principal, account);
      return notes === '' ? name : `${name} (${notes})`;
    });
    return [...(at === 0 ? [] : ['']), ...names, ...causesProse(rows, account)];
  });
}

/** Who can act now and could not, or the other way round, with what that opens or closes. */
export function standingsProse(standings: readonly StandingChange[], account: Account): readonly string[] {
  return standings.flatMap((change) => standingLines(change, account));
}

/** From where and when a token works now and did not, or the other way round, with what it may do then. */
export function conditionsProse(conditions: readonly ConditionChange[], account: Account): readonly string[] {
  return conditions.flatMap(({ principal, condition, before, after, holds, cause }) => {
    const change = [before, after].map((side) => limitWords(condition, side)).join(' → ');
    const line = `${principalWords(principal)}: ${change} (${cause.map(causeWords).join(', ')})`;
    return [line, ...heldLines(holds, account)];
  });
}

function standingLines(change: StandingChange, account: Account): readonly string[] {
  const { principal, before, after, holds, cause } = change;
  const standing = `${before ?? 'not there'} → ${after ?? 'not there'}`;
  const line = `${principalWords(principal)}: ${standing} (${cause.map(causeWords).join(', ')})`;
  // For somebody who came or left, the rows below say what came or left with them.
  if (before === null || after === null) return [line];
  return [line, ...heldLines(holds, account)];
}

function heldLines(holds: StandingChange['holds'], account: Account): readonly string[] {
  return holds.map(
    ({ permissionGroup, scope }) => `    ${groupWords(permissionGroup)} on ${scopeWords(scope, account)}`,
  );
}

function causesProse(rows: readonly SaidChange[], account: Account): readonly ProsePart[] {
  return byCause(rows).flatMap((same) => {
    const causes = same[0]?.cause.map((cause) => `  ${causeWords(cause)}`) ?? [];
    const table = {
      columns: [{ title: '' }, { title: '' }, { title: '' }, { title: '', isVerdict: true }],
      rows: same.map((row) => tableRow(row, account)).sort(byWords),
      indent: 4,
      isHeadless: true,
    };
    return [...causes, table];
  });
}

function tableRow(row: SaidChange, account: Account): readonly string[] {
  const mark = row.after === 'allowed' ? '+' : row.before === 'allowed' ? '-' : '~';
  const { what, where, verdicts } = changeWords(row, account);
  return [mark, what, where, verdicts];
}

function byWords(
  [, what = '', where = '']: readonly string[],
  [, other = '', there = '']: readonly string[],
): number {
  const [a, b] = what === other ? [where, there] : [what, other];
  return a < b ? -1 : a > b ? 1 : 0;
}
