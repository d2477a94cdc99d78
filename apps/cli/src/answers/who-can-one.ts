import { type Access, type CanAnswer, pathWords, type Resource, whoCan } from '@grantlens/engine';
import {
  explain,
  type Listed,
  principalWords,
  sufficientGrants,
  unseenPrincipals,
} from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { evidenceRecord, lackRecords, type Row, standingRecord, viaRecords } from '../output/records.ts';
import { assumptionWords, lackWords } from '../output/words.ts';
import { besideCells, besideColumns } from './beside.ts';
import { countListed, listedWords } from './listed-counts.ts';
import type { ResolvedQuestion } from './resolved-question.ts';
import { standingsOf } from './standings.ts';
import { treesProse } from './trees.ts';

/** Answers `who-can` about one resource. */
export function answerOne(access: Access, asked: ResolvedQuestion<Resource>): Answer {
  const { account } = access;
  const { permission, subject, flags } = asked;
  const { listed, complete, assumptions, gaps } = whoCan(access, permission, subject, standingsOf(flags));
  const explained: readonly CanAnswer[] = flags.explain
    ? listed.map((one) => ({
        ...one,
        resource: subject,
        evidence: explain(access, one, permission, subject),
      }))
    : [];
  const lacking = listed.some(({ lacks }) => lacks.length > 0);
  const counts = countListed(listed);
  return {
    account,
    envelope: envelope(account, {
      query: asked.query,
      complete,
      assumptions,
      gaps,
      results: listed.map((one, at) => ({
        ...listedRecord(one, access),
        evidence: explained[at] === undefined ? undefined : evidenceRecord(explained[at].evidence),
      })),
    }),
    question: asked.question,
    columns: [
      { title: 'principal' },
      ...besideColumns(listed.map(({ principal }) => principal)),
      { title: 'verdict', isVerdict: true },
      ...(lacking ? [{ title: 'except' }] : []),
      { title: 'by' },
      { title: 'principal id', wide: true },
    ],
    cells: listed.map((one) => [
      principalWords(one.principal),
      ...besideCells(one.principal, account),
      one.verdict,
      ...(lacking ? [one.lacks.map((lack) => lackWords(lack, account)).join('\n')] : []),
      pathsCell(one, access),
      one.principal.id ?? '',
    ]),
    ...(flags.explain ? { prose: treesProse(explained, permission, account) } : {}),
    notes: asked.notes,
    closing: [
      listedWords(counts, unseenPrincipals(access)),
      ...(flags.explain ? listed.flatMap((one) => lackLines(one, access)) : []),
      ...assumptions.map((one) => assumptionWords[one]),
    ],
    positive: counts.allowed > 0,
  };
}

/** Somebody who can, or may: `{ principal, standing, conditions, verdict, lacks?, via }`. */
export function listedRecord(listed: Listed, { account }: Access): Row {
  return {
    ...standingRecord(listed.principal),
    verdict: listed.verdict,
    lacks: lackRecords(listed.lacks, account),
    via: viaRecords(sufficientGrants(listed), account),
  };
}

/** Each path once. */
export function pathsCell(listed: Listed, { account }: Access): string {
  return [...new Set(sufficientGrants(listed).map((grant) => pathWords(grant, account)))].join('\n');
}

/** A tree says what gives a permission group; what is lacking in it is said after the trees. */
function lackLines({ principal, lacks }: Listed, { account }: Access): readonly string[] {
  const who = principalWords(principal);
  return lacks.map((lack) => `but not: ${who} on ${lackWords(lack, account)}`);
}
