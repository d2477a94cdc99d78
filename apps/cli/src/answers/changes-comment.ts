import { type DiffAnswer, scopeWords } from '@grantlens/engine';
import {
  causeWords,
  counted,
  limitWords,
  permissionGroupWords,
  type StandingChange,
} from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import type { Comment, CommentLine, CommentSection } from '../output/comment.ts';
import { codeSpan } from '../output/markdown.ts';
import { alike, byCause, changeWords, nameAndNotes, someNames } from './change-words.ts';
import { type NewlyPrivileged, newlyPrivileged } from './new-privileges.ts';
import { type Affected, type AllChanges, directionOf } from './who-gains.ts';

/** A list of names in one line has room for this many. */
const mostNames = 30;

/** What changes, under a change of files: who gains privileged access first, and the rows folded away. */
export function changesComment(all: AllChanges, affected: Affected, answer: DiffAnswer): Comment {
  const { account } = answer.after;
  const privileged = newlyPrivileged(answer, all);
  const { gain, lose, unclear } = affected;
  return {
    summary: summaryOf(affected, privileged, all),
    sections: [
      section(
        'Gains privileged access',
        privileged.map((one) => privilegedLine(one, account)),
      ),
      section('Gains access', namesLine(gain, account)),
      section('Loses access', namesLine(lose, account)),
      section('May gain or lose access', namesLine(unclear, account)),
      folded('change of who can act, and from where', actingLines(all, account)),
      folded('change of access', accessLines(all, account)),
    ].filter(({ lines }) => lines.length > 0),
  };
}

function section(title: string, lines: readonly CommentLine[]): CommentSection {
  return { title, lines };
}

function folded(what: string, lines: readonly CommentLine[]): CommentSection {
  const rows = lines.reduce((sum, line) => sum + line.rows, 0);
  const title = counted(rows, what, what.replace('change', 'changes'));
  return { title, lines, isFolded: true };
}

function summaryOf(
  { gain, lose, unclear }: Affected,
  privileged: readonly NewlyPrivileged[],
  { standings, conditions, changes }: AllChanges,
): string {
  const count = standings.length + conditions.length + changes.length;
  if (count === 0) return 'Nobody’s access changes';
  const parts = [
    ...(gain.length + privileged.length === 0
      ? []
      : [`${counted(gain.length, 'gains', 'gain')} access${ofThem(privileged.length)}`]),
    ...(lose.length === 0 ? [] : [`${counted(lose.length, 'loses', 'lose')} access`]),
    ...(unclear.length === 0 ? [] : [`${unclear.length} may gain or lose access`]),
  ];
  return parts.length === 0 ? `${counted(count, 'change')}; nobody gains or loses access` : parts.join('; ');
}

function ofThem(privileged: number): string {
  return privileged === 0 ? '' : ` (privileged access: ${privileged})`;
}

function privilegedLine({ principal, privileges }: NewlyPrivileged, account: Account): CommentLine {
  const [strongest] = privileges;
  const isAll = strongest?.verdict === 'allowed' && strongest.kind.endsWith('administrator');
  const kinds = (isAll ? [strongest] : privileges).map(({ kind, verdict }) =>
    verdict === 'unknown' ? `${kind} (may be)` : kind,
  );
  return { text: `- ${nameSpan(principal, account)}: ${kinds.join(', ')}`, rows: 1 };
}

function namesLine(principals: readonly Principal[], account: Account): readonly CommentLine[] {
  if (principals.length === 0) return [];
  return [{ text: namesText(principals, account), rows: 1 }];
}

function namesText(principals: readonly Principal[], account: Account): string {
  return someNames(principals, mostNames, (principal) => nameSpan(principal, account));
}

function nameSpan(principal: Principal, account: Account): string {
  const [name, notes] = nameAndNotes(principal, account);
  return notes === '' ? codeSpan(name) : `${codeSpan(name)} (${codeSpan(notes)})`;
}

function actingLines({ standings, conditions }: AllChanges, account: Account): readonly CommentLine[] {
  const changed = [
    ...standings.map(({ principal, before, after, holds, cause }) => ({
      ...{ principal, holds: before === null || after === null ? [] : holds, cause },
      change: `${before ?? 'not there'} → ${after ?? 'not there'}`,
    })),
    ...conditions.map(({ principal, condition, before, after, holds, cause }) => ({
      ...{ principal, holds, cause },
      change: `${limitWords(condition, before)} → ${limitWords(condition, after)}`,
    })),
  ];
  return changed.flatMap(({ principal, change, holds, cause }) => [
    {
      text: `- ${codeSpan(nameAndNotes(principal, account)[0])}: ${codeSpan(change)}, ${cause.map((one) => codeSpan(causeWords(one))).join(', ')}`,
      rows: 1,
    },
    ...heldLines(holds, account),
  ]);
}

function heldLines(holds: StandingChange['holds'], account: Account): readonly CommentLine[] {
  return holds.map(({ permissionGroup, scope }) => ({
    text: `  - ${codeSpan(permissionGroupWords(permissionGroup))} on ${codeSpan(scopeWords(scope, account))}`,
    rows: 0,
  }));
}

function accessLines({ changes }: AllChanges, account: Account): readonly CommentLine[] {
  return alike(changes, account).flatMap(({ principals, rows }) => [
    { text: `- ${namesText(principals, account)}`, rows: 0 },
    ...byCause(rows).flatMap((same): readonly CommentLine[] => [
      {
        text: `  - ${(same[0]?.cause ?? []).map((cause) => codeSpan(causeWords(cause))).join(', ')}`,
        rows: 0,
      },
      ...same.map((row) => {
        const { what, where, verdicts } = changeWords(row, account);
        const text = `    - ${directionOf(row)} ${codeSpan(what)} on ${codeSpan(where)}: ${verdicts}`;
        return { text, rows: principals.length };
      }),
    ]),
  ]);
}
