import {
  type Access,
  pathWords,
  resolvePermission,
  resolvePrincipal,
  resolveResource,
} from '@grantlens/engine';
import {
  type CanOn,
  canOn,
  isOneResource,
  permissionWords,
  principalWords,
  resourceWords,
} from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import {
  evidenceRecord,
  lackRecords,
  permissionRecord,
  principalRecord,
  type Row,
  resourceRecord,
  standingRecord,
} from '../output/records.ts';
import { counted, subjectWords } from '../output/words.ts';
import { askedResource } from './asked-resource.ts';
import { lacksCells, lacksColumns } from './lacks.ts';
import { readingNotes, readOtherwise } from './other-reading.ts';
import { standingCells, standingColumns, standingInWords } from './standing-columns.ts';
import { treesProse } from './trees.ts';

/** The question in the words of the command line. */
export interface CanQuestion {
  readonly principal: string;
  readonly permission: string;
  readonly resource: string;
  readonly explain?: boolean | undefined;
}

/** Answers `can`; on zones once per zone, and on `anywhere` once for each place where something gives or takes it. */
export function answerCan(access: Access, question: CanQuestion): Answer {
  const { account } = access;
  const principal = resolvePrincipal(question.principal, account);
  const permission = resolvePermission(question.permission, account);
  const subject = resolveResource(question.resource, account);
  const other = readOtherwise(question.permission, permission, account);
  const isOne = isOneResource(subject);
  const { rows, complete, assumptions, gaps } = canOn(access, { principal, permission, subject });
  const allowed = rows.filter(({ verdict }) => verdict === 'allowed').length;
  const unknown = rows.filter(({ verdict }) => verdict === 'unknown').length;
  const asked = askedResource(subject, account);
  const except = lacksColumns(rows);
  const inZones = subject.kind === 'zones';
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'can',
        principal: principalRecord(principal),
        permission: permissionRecord(permission),
        ...asked.record,
        otherReading: other?.record,
      },
      complete,
      assumptions,
      gaps,
      ...(inZones ? { summary: { zones: rows.length, allowed, unknown } } : {}),
      results: () => rows.map((row) => resultOf(row, isOne, account)),
    }),
    question: `can ${principalWords(principal)} ${standingInWords(principal, account)} ${permissionWords(permission)} on ${subjectWords(subject)}`,
    columns: [
      { title: 'principal', wide: true },
      { title: 'resource' },
      { title: 'verdict', isVerdict: true },
      ...standingColumns([principal]),
      ...except,
      { title: 'because' },
      { title: 'resource id', wide: true },
      { title: 'principal id', wide: true },
    ],
    cells: () =>
      rows.map((row) => [
        principalWords(principal),
        resourceWords(row.resource, account),
        row.verdict,
        ...standingCells(principal, account),
        ...lacksCells(row, except, account),
        because(row, access),
        row.resource.id,
        principal.id ?? '',
      ]),
    ...(question.explain || isOne ? { prose: () => treesProse(rows, permission, account) } : {}),
    notes: [...readingNotes(other), ...asked.notes],
    closing: inZones
      ? [
          `${allowed} of ${counted(rows.length, 'zone')}${unknown > 0 ? `; ${counted(unknown, 'more is', 'more are')} unknown` : ''}`,
        ]
      : [],
    positive: allowed > 0,
  };
}

function resultOf(answer: CanOn, isOne: boolean, account: Account): Row {
  return {
    ...standingRecord(answer.principal),
    resource: isOne ? undefined : resourceRecord(answer.resource),
    verdict: answer.verdict,
    lacks: lackRecords(answer.lacks, account),
    evidence: evidenceRecord(answer.evidence),
  };
}

function because({ evidence }: CanOn, { account }: Access): string {
  const cited = evidence.sets.flat().flatMap((id) => evidence.grants.get(id) ?? []);
  return [...new Set(cited.map((grant) => pathWords(grant, account)))].join('\n');
}
