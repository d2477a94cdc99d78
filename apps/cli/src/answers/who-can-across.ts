import type { Access, Grant } from '@grantlens/engine';
import { pathWords, scopeWords } from '@grantlens/engine';
import {
  collectionGaps,
  explain,
  givesWords,
  type ListedAcross,
  type ListedOn,
  type ManyResources,
  principalWords,
  resourceWords,
  unseenPrincipals,
  viaWords,
  type WhoCanAcrossAnswer,
  whoCanAcross,
} from '@grantlens/engine/internal';
import type { Account, Scope } from '@grantlens/snapshot';
import type { Answer, AnswerRow, ProsePart } from '../output/answer.ts';
import { type EnvelopeContent, envelope } from '../output/envelope.ts';
import {
  evidenceRecord,
  lackRecords,
  type Row,
  resourceRecord,
  scopeRecord,
  standingRecord,
  viaAcrossRecords,
} from '../output/records.ts';
import { assumptionWords, counted, lackWords } from '../output/words.ts';
import { besideCells, besideColumns } from './beside.ts';
import { countListed, listedWords } from './listed-counts.ts';
import type { ResolvedQuestion } from './resolved-question.ts';
import { standingsOf } from './standings.ts';
import { treesProse } from './trees.ts';
import { listedRecord, pathsCell } from './who-can-one.ts';

type Asked = ResolvedQuestion<ManyResources>;

/** Answers `who-can` about many resources: a row for each principal and verdict, in symbols. */
export function answerAcross(access: Access, asked: Asked): Answer {
  const { account } = access;
  const answer = whoCanAcross(access, asked, standingsOf(asked.flags));
  const { rows, zones } = answer;
  const lacking = rows.some(({ lacks }) => lacks.length > 0);
  return {
    ...frameOf(answer, { access, asked, results: rows.map((row) => foldedRecord(row, zones, account)) }),
    columns: [
      { title: 'principal' },
      ...besideColumns(rows.map(({ principal }) => principal)),
      { title: 'verdict', isVerdict: true },
      { title: 'zones' },
      { title: 'on' },
      { title: 'except' },
      ...(lacking ? [{ title: 'lacks' }] : []),
      { title: 'by' },
      { title: 'on keys', wide: true },
      { title: 'except keys', wide: true },
      { title: 'principal id', wide: true },
    ],
    cells: rows.map((row) => [
      principalWords(row.principal),
      ...besideCells(row.principal, account),
      row.verdict,
      `${row.zones} of ${zones}`,
      placesCell(row.scope, account),
      placesCell(row.except, account),
      ...(lacking ? [row.lacks.map((lack) => lackWords(lack, account)).join('\n')] : []),
      [...new Set(row.via.map((grant) => pathAcross(grant, account)))].join('\n'),
      row.scope.map(({ key }) => key).join('\n'),
      row.except.map(({ key }) => key).join('\n'),
      row.principal.id ?? '',
    ]),
  };
}

/** Answers `who-can` about many resources: a row for each principal and resource, made while it is written. */
export function answerEach(access: Access, asked: Asked): Answer {
  const answer = whoCanAcross(access, asked, standingsOf(asked.flags));
  const lacking = answer.rows.some(({ lacks }) => lacks.length > 0);
  const title = asked.subject.kind === 'zones' ? 'zone' : 'resource';
  return {
    ...frameOf(answer, { access, asked, results: [] }),
    columns: [
      { title: 'principal' },
      { title },
      ...besideColumns(answer.rows.map(({ principal }) => principal)),
      { title: 'verdict', isVerdict: true },
      ...(lacking ? [{ title: 'except' }] : []),
      { title: 'by' },
      { title: 'principal id', wide: true },
      { title: `${title} id`, wide: true },
    ],
    cells: [],
    each: function* (): Iterable<AnswerRow> {
      for (const one of answer.each()) yield rowOf(one, { access, asked, lacking });
    },
    ...(asked.flags.explain ? { prose: treesOf(answer, access, asked) } : {}),
  };
}

function treesOf(answer: WhoCanAcrossAnswer, access: Access, { permission }: Asked): readonly ProsePart[] {
  const explained = [...answer.each()].map(({ listed, resource }) => ({
    ...listed,
    resource,
    evidence: explain(access, listed, permission, resource),
  }));
  return treesProse(explained, permission, access.account);
}

interface FrameContent {
  readonly access: Access;
  readonly asked: Asked;
  readonly results: EnvelopeContent['results'];
}

function frameOf(answer: WhoCanAcrossAnswer, { access, asked, results }: FrameContent) {
  const { account } = access;
  const { rows, zones, complete, assumptions, gaps } = answer;
  const counts = countListed(rows);
  const inZones = asked.subject.kind === 'zones';
  const unseen = [...unseenPrincipals(access), ...(inZones ? collectionGaps(account, ['zones']) : [])];
  const where = inZones ? ` on one or more of ${counted(zones, 'zone')}` : '';
  return {
    account,
    envelope: envelope(account, {
      query: asked.query,
      complete,
      assumptions,
      gaps,
      summary: { zones, ...counts },
      results,
    }),
    question: asked.question,
    notes: asked.notes,
    closing: [listedWords(counts, unseen, where), ...assumptions.map((one) => assumptionWords[one])],
    positive: counts.allowed > 0,
  };
}

function foldedRecord(row: ListedAcross, of: number, account: Account): Row {
  const records = (scopes: readonly Scope[]) => scopes.map((scope) => scopeRecord(scope, account));
  return {
    ...standingRecord(row.principal),
    verdict: row.verdict,
    zones: {
      allowed: row.verdict === 'allowed' ? row.zones : 0,
      unknown: row.verdict === 'unknown' ? row.zones : 0,
      of,
      scope: records(row.scope),
      except: records(row.except),
    },
    lacks: lackRecords(row.lacks, account),
    via: viaAcrossRecords(row.via, account),
  };
}

function rowOf(
  { listed, resource }: ListedOn,
  { access, asked, lacking }: { readonly access: Access; readonly asked: Asked; readonly lacking: boolean },
): AnswerRow {
  const { principal, lacks } = listed;
  const { account } = access;
  const evidence = asked.flags.explain ? explain(access, listed, asked.permission, resource) : null;
  return {
    record: {
      ...listedRecord(listed, access),
      resource: resourceRecord(resource),
      evidence: evidence === null ? undefined : evidenceRecord(evidence),
    },
    cells: [
      principalWords(principal),
      resourceWords(resource),
      ...besideCells(principal, account),
      listed.verdict,
      ...(lacking ? [lacks.map((lack) => lackWords(lack, account)).join('\n')] : []),
      pathsCell(listed, access),
      principal.id ?? '',
      resource.id,
    ],
  };
}

/** A cell of a table has room for this many places; the other formats have all their keys. */
const mostPlacesNamed = 8;

function placesCell(scopes: readonly Scope[], account: Account): string {
  const named = scopes.slice(0, mostPlacesNamed).map((scope) => scopeWords(scope, account));
  const more = scopes.length - named.length;
  return (more > 0 ? [...named, `and ${more} more`] : named).join('\n');
}

/** A path as `pathWords` has it; of one that names single resources the row says which. */
function pathAcross(grant: Grant, account: Account): string {
  if (grant.cell.scope?.kind !== 'resource') return pathWords(grant, account);
  return `${viaWords(grant)} → ${givesWords(grant)}`;
}
