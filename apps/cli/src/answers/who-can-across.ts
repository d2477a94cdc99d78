import type { Access, Evidence, Grant, Resource } from '@grantlens/engine';
import { pathWords, scopeWords } from '@grantlens/engine';
import {
  decisionEvidence,
  givesWords,
  type Listed,
  type ListedAcross,
  type ManyResources,
  principalWords,
  resourceWords,
  viaWords,
  type WhoCanAcrossAnswer,
  whoCanAcross,
} from '@grantlens/engine/internal';
import type { Account, Scope } from '@grantlens/snapshot';
import type { Answer, ProsePart } from '../output/answer.ts';
import {
  evidenceRecord,
  lackRecords,
  type Row,
  resourceRecord,
  scopeRecord,
  standingRecord,
  viaAcrossRecords,
} from '../output/records.ts';
import { type AnswerRow, onceEach, onceLately, type RowPart } from '../output/row-parts.ts';
import type { TableColumn } from '../output/table.ts';
import { lackWords } from '../output/words.ts';
import { lacksCells, lacksColumns } from './lacks.ts';
import type { ResolvedQuestion } from './resolved-question.ts';
import { secondFactorCells, secondFactorColumns, secondFactorRecord } from './second-factor.ts';
import { standingCells, standingColumns } from './standing-columns.ts';
import { standingsOf } from './standings.ts';
import { treesProse } from './trees.ts';
import { whoCanFrame } from './who-can-frame.ts';
import { listedRecord, pathsCell } from './who-can-one.ts';

type Asked = ResolvedQuestion<ManyResources>;

/** Answers `who-can` about many resources: a row for each principal and verdict, in symbols. */
export function answerAcross(access: Access, asked: Asked): Answer {
  const { account } = access;
  const answer = whoCanAcross(access, asked, standingsOf(asked.flags), asked.narrowed);
  const { rows, zones } = answer;
  return {
    ...whoCanFrame(access, asked, {
      ...answer,
      listed: rows,
      results: () =>
        rows.map((row) => ({
          ...foldedRecord(row, zones, account),
          ...secondFactorRecord(row.principal, asked.narrowed),
        })),
    }),
    columns: [
      { title: 'principal' },
      ...standingColumns(rows.map(({ principal }) => principal)),
      ...secondFactorColumns(asked.narrowed),
      { title: 'verdict', isVerdict: true },
      { title: 'zones' },
      { title: 'on' },
      { title: 'except' },
      { title: 'by' },
      { title: 'on keys', wide: true },
      { title: 'except keys', wide: true },
      { title: 'principal id', wide: true },
    ],
    cells: () =>
      rows.map((row) => [
        principalWords(row.principal),
        ...standingCells(row.principal, account),
        ...secondFactorCells(row.principal, asked.narrowed),
        row.verdict,
        `${row.zones} of ${zones}`,
        placesCell(row.scope, account),
        exceptCell(row, account),
        [...new Set(row.via.map((grant) => pathAcross(grant, account)))].join('\n'),
        row.scope.map(({ key }) => key).join('\n'),
        row.except.map(({ key }) => key).join('\n'),
        row.principal.id ?? '',
      ]),
  };
}

/** Answers `who-can` about many resources: a row for each principal and resource, made while it is written. */
export function answerEach(access: Access, asked: Asked): Answer {
  const answer = whoCanAcross(access, asked, standingsOf(asked.flags), asked.narrowed);
  const except = lacksColumns(answer.rows);
  const title = asked.subject.kind === 'zones' ? 'zone' : 'resource';
  return {
    ...whoCanFrame(access, asked, { ...answer, listed: answer.rows, results: () => [] }),
    columns: [
      { title: 'principal' },
      { title },
      ...standingColumns(answer.rows.map(({ principal }) => principal)),
      ...secondFactorColumns(asked.narrowed),
      { title: 'verdict', isVerdict: true },
      ...except,
      { title: 'by' },
      { title: 'principal id', wide: true },
      { title: `${title} id`, wide: true },
    ],
    cells: () => [],
    each: () => rowsOf(answer, { access, asked, except }),
    ...(asked.flags.explain ? { prose: () => treesOf(answer, access, asked) } : {}),
  };
}

function treesOf(answer: WhoCanAcrossAnswer, access: Access, { permission }: Asked): readonly ProsePart[] {
  const explained = [...answer.each()].map(({ listed, resource }) => ({
    ...listed,
    resource,
    evidence: decisionEvidence(access, listed, permission, resource),
  }));
  return treesProse(explained, permission, access.account);
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

interface EachContext {
  readonly access: Access;
  readonly asked: Asked;
  readonly except: readonly TableColumn[];
}

function* rowsOf(answer: WhoCanAcrossAnswer, context: EachContext): Iterable<AnswerRow> {
  const { access, asked } = context;
  const firstOf = onceLately((listed: Listed) => listedPart(listed, context));
  const secondOf = onceEach((resource: Resource) => resourcePart(resource, context, undefined));
  for (const { listed, resource } of answer.each()) {
    const second = asked.flags.explain
      ? resourcePart(resource, context, decisionEvidence(access, listed, asked.permission, resource))
      : secondOf(resource);
    yield [firstOf(listed), second];
  }
}

function listedPart(listed: Listed, { access, asked, except }: EachContext): RowPart {
  const { principal } = listed;
  const { account } = access;
  return {
    record: () => ({ ...listedRecord(listed, access), ...secondFactorRecord(principal, asked.narrowed) }),
    cells: () => [
      [principalWords(principal)],
      [
        ...standingCells(principal, account),
        ...secondFactorCells(principal, asked.narrowed),
        listed.verdict,
        ...lacksCells(listed, except, account),
        pathsCell(listed, access),
        principal.id ?? '',
      ],
    ],
  };
}

function resourcePart(resource: Resource, { access }: EachContext, evidence: Evidence | undefined): RowPart {
  return {
    record: () => ({
      resource: resourceRecord(resource),
      evidence: evidence === undefined ? undefined : evidenceRecord(evidence),
    }),
    cells: () => [[resourceWords(resource, access.account)], [resource.id]],
  };
}

/** A cell of a table has room for this many places; the other formats have all their keys. */
const mostPlacesNamed = 8;

function placesCell(scopes: readonly Scope[], account: Account): string {
  const named = scopes.slice(0, mostPlacesNamed).map((scope) => scopeWords(scope, account));
  const more = scopes.length - named.length;
  return (more > 0 ? [...named, `and ${more} more`] : named).join('\n');
}

/** Where it does not hold, and then which single permissions do not hold where. */
function exceptCell({ except, lacks }: ListedAcross, account: Account): string {
  const places = except.length === 0 ? [] : [placesCell(except, account)];
  return [...places, ...lacks.map((lack) => lackWords(lack, account))].join('\n');
}

/** A path as `pathWords` has it; of one that names single resources the row says which. */
function pathAcross(grant: Grant, account: Account): string {
  if (grant.cell.scope?.kind !== 'resource') return pathWords(grant, account);
  return `${viaWords(grant)} → ${givesWords(grant)}`;
}
