import { scopeWords } from '@grantlens/engine';
import {
  type Change,
  type ConditionChange,
  causeWords,
  limitWords,
  principalWords,
  type StandingChange,
  standingNotes,
} from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { ProsePart } from '../output/answer.ts';
import { groupWords, partWords } from '../output/words.ts';

/**
 * Who lost and gained what, as a person reads it: everybody to whom the same happened, what caused it, and
 * the rows.
 */
export function changesProse(changes: readonly Change[], account: Account): readonly ProsePart[] {
  const byPrincipal = grouped(changes, ({ principal }) => principal.key);
  const alike = grouped(byPrincipal, (rows) => rows.map((row) => wordsOf(row, account).join()).join('\n'));
  return alike.flatMap((same, at) => {
    const [rows = []] = same;
    const names = same.flatMap(([first]) => (first === undefined ? [] : [nameOf(first, account)]));
    return [...(at === 0 ? [] : ['']), ...names, ...byCause(rows, account)];
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

function byCause(rows: readonly Change[], account: Account): readonly ProsePart[] {
  return grouped(rows, ({ cause }) => cause.map(causeWords).join('\n')).flatMap((same) => {
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

/** Who it is, and whether it is somebody who can act. */
function nameOf({ principal }: Change, account: Account): string {
  const beside = standingNotes(principal, account);
  return `${principalWords(principal)}${beside.length === 0 ? '' : ` (${beside.join('; ')})`}`;
}

function tableRow(row: Change, account: Account): readonly string[] {
  const [, mark = '', what = '', where = '', verdicts = ''] = wordsOf(row, account);
  return [mark, what, where, verdicts];
}

function byWords(
  [, what = '', where = '']: readonly string[],
  [, other = '', there = '']: readonly string[],
): number {
  const [a, b] = what === other ? [where, there] : [what, other];
  return a < b ? -1 : a > b ? 1 : 0;
}

function wordsOf(row: Change, account: Account): readonly string[] {
  const { permissionGroup, permission, scope, except, before, after, cause } = row;
  const mark = after === 'allowed' ? '+' : before === 'allowed' ? '-' : '~';
  const part = partWords(permission);
  const group = groupWords(permissionGroup);
  const what = part === '' ? group : group === '' ? part : `${part} of ${group}`;
  const words = (one: typeof scope) => scopeWords(one, account);
  const where =
    except.length === 0 ? words(scope) : `${words(scope)} except ${except.map(words).sort().join(', ')}`;
  return [cause.map(causeWords).join(), mark, what, where, `${before} → ${after}`];
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const one of all) addTo(groups, keyOf(one), one);
  return [...groups.values()];
}
