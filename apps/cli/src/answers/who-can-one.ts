import { type Access, pathWords, type Resource, whoCan } from '@grantlens/engine';
import {
  type CanOn,
  decisionEvidence,
  type Listed,
  principalWords,
  sufficientGrants,
} from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { evidenceRecord, lackRecords, type Row, standingRecord, viaRecords } from '../output/records.ts';
import { lacksCells, lacksColumns } from './lacks.ts';
import type { ResolvedQuestion } from './resolved-question.ts';
import { secondFactorCells, secondFactorColumns, secondFactorRecord } from './second-factor.ts';
import { standingCells, standingColumns } from './standing-columns.ts';
import { standingsOf } from './standings.ts';
import { treesProse } from './trees.ts';
import { whoCanFrame } from './who-can-frame.ts';

/** Answers `who-can` about one resource. */
export function answerOne(access: Access, asked: ResolvedQuestion<Resource>): Answer {
  const { account } = access;
  const { permission, subject, flags, narrowed } = asked;
  const answer = whoCan(access, permission, subject, standingsOf(flags), narrowed);
  const { listed } = answer;
  const explained: readonly CanOn[] = flags.explain
    ? listed.map((one) => ({
        ...one,
        resource: subject,
        evidence: decisionEvidence(access, one, permission, subject),
      }))
    : [];
  const except = lacksColumns(listed);
  return {
    ...whoCanFrame(access, asked, {
      ...answer,
      results: () =>
        listed.map((one, at) => ({
          ...listedRecord(one, access),
          ...secondFactorRecord(one.principal, narrowed),
          evidence: explained[at] === undefined ? undefined : evidenceRecord(explained[at].evidence),
        })),
    }),
    columns: [
      { title: 'principal' },
      ...standingColumns(listed.map(({ principal }) => principal)),
      ...secondFactorColumns(narrowed),
      { title: 'verdict', isVerdict: true },
      ...except,
      { title: 'by' },
      { title: 'principal id', wide: true },
    ],
    cells: () =>
      listed.map((one) => [
        principalWords(one.principal),
        ...standingCells(one.principal, account),
        ...secondFactorCells(one.principal, narrowed),
        one.verdict,
        ...lacksCells(one, except, account),
        pathsCell(one, access),
        one.principal.id ?? '',
      ]),
    ...(flags.explain ? { prose: () => treesProse(explained, permission, account) } : {}),
  };
}

/** Somebody who can, or may: `{ principal, standing, conditions, verdict, lacks?, via }`. */
export function listedRecord(listed: Listed, { account }: Access): Row {
  const { principal, standing, conditions } = standingRecord(listed.principal);
  return {
    principal,
    standing,
    conditions,
    verdict: listed.verdict,
    lacks: lackRecords(listed.lacks, account),
    via: viaRecords(sufficientGrants(listed), account),
  };
}

/** Each path once. */
export function pathsCell(listed: Listed, { account }: Access): string {
  return [...new Set(sufficientGrants(listed).map((grant) => pathWords(grant, account)))].join('\n');
}
