import {
  type Access,
  type CanAnswer,
  drawTree,
  explain,
  explanation,
  type Listed,
  mergeAssumptions,
  mergeGaps,
  pathWords,
  permissionWords,
  principalWords,
  type Resource,
  resolvePermission,
  resolveResource,
  resourceWords,
  sufficientGrants,
  unseenPrincipals,
  type WhoCanAnswer,
  whoCan,
  zoneResource,
} from '@grantlens/engine';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import {
  evidenceRecord,
  lackRecords,
  permissionRecord,
  principalRecord,
  type Row,
  resourceRecord,
  viaRecords,
} from '../output/records.ts';
import { assumptionWords, lackWords, subjectWords } from '../output/words.ts';
import { unseenZones } from './can.ts';
import { type StandingFlags, standingsOf } from './standings.ts';

/** What a list of principals shows, as the command line says it. */
export interface ListFlags extends StandingFlags {
  readonly explain?: boolean | undefined;
}

/** The question in the words of the command line. */
export interface WhoCanQuestion extends ListFlags {
  readonly permission: string;
  readonly resource: string;
}

/** Answers `who-can`; on `zone:*` a row per principal and zone. */
export function answerWhoCan(access: Access, question: WhoCanQuestion): Answer {
  const { account } = access;
  const permission = resolvePermission(question.permission, account);
  const subject = resolveResource(question.resource, account);
  const resources = subject.kind === 'zones' ? subject.zones.map(zoneResource) : [subject];
  const answers = resources.map((resource) => whoCan(access, permission, resource, standingsOf(question)));
  // Where there is no zone to ask about, who there is to ask about counts all the same.
  const unseen = [...unseenZones(subject, access), ...unseenPrincipals(access)];
  const gaps = mergeGaps([...unseen, ...answers.flatMap((answer) => answer.gaps)]);
  const rows = answers.flatMap(({ resource, listed }) => listed.map((decision) => ({ resource, decision })));
  const assumptions = mergeAssumptions(answers);
  const counted = subject.kind === 'zones';
  const lacking = rows.some(({ decision }) => decision.lacks.length > 0);
  const explained: readonly CanAnswer[] = question.explain
    ? rows.map(({ resource, decision }) => ({
        ...decision,
        resource,
        evidence: explain(access, decision, permission, resource),
      }))
    : [];
  const isWhole = answers.every(({ complete }) => complete) && unseen.length === 0;
  const unknown = rows.filter(({ decision }) => decision.verdict === 'unknown').length;
  return {
    account,
    envelope: envelope(account, {
      query: { kind: 'who-can', permission: permissionRecord(permission), resource: resourceRecord(subject) },
      complete: isWhole,
      assumptions,
      gaps,
      ...(counted ? { summary: summaryOf(answers) } : {}),
      results: rows.map((row, at) => ({
        ...resultOf(row, access),
        resource: counted ? resourceRecord(row.resource) : undefined,
        evidence: explained[at] === undefined ? undefined : evidenceRecord(explained[at].evidence),
      })),
    }),
    question: `who can ${permissionWords(permission)} on ${subjectWords(subject)}`,
    columns: [
      { title: 'principal' },
      ...(counted ? [{ title: 'zone' }] : []),
      { title: 'standing', wide: standingsOf(question).length === 1 },
      { title: 'verdict' },
      ...(lacking ? [{ title: 'except' }] : []),
      { title: 'by' },
      { title: 'principal id', wide: true },
    ],
    cells: rows.map((row) => cellsOf(row, { counted, lacking }, access)),
    ...(question.explain
      ? { prose: explained.map((one) => drawTree(explanation(one, permission, account))).join('\n\n') }
      : {}),
    closing: [
      closing(rows.length - unknown, unknown, counted),
      ...(question.explain ? rows.flatMap((row) => lackLines(row, access)) : []),
      ...(isWhole ? [] : gaps.map(({ clouds }) => `not seen: ${clouds}`)),
      ...assumptions.map((one) => assumptionWords[one]),
    ],
    positive: rows.some(({ decision }) => decision.verdict === 'allowed'),
  };
}

interface ListedRow {
  readonly resource: Resource;
  readonly decision: Listed;
}

function resultOf({ decision }: ListedRow, { account }: Access): Row {
  const { principal, verdict } = decision;
  return {
    principal: principalRecord(principal),
    standing: principal.standing,
    verdict,
    lacks: lackRecords(decision.lacks, account),
    via: viaRecords(sufficientGrants(decision), account),
  };
}

/** A tree says what gives a permission group; what is lacking in it is said after the trees. */
function lackLines({ decision }: ListedRow, { account }: Access): readonly string[] {
  const who = principalWords(decision.principal);
  return decision.lacks.map((lack) => `but not: ${who} on ${lackWords(lack, account)}`);
}

function summaryOf(answers: readonly WhoCanAnswer[]): Row {
  const perPrincipal = new Map<string, { principal: Row; allowed: number; unknown: number }>();
  for (const { principal, verdict } of answers.flatMap(({ listed }) => listed)) {
    const counts = perPrincipal.get(principal.key) ?? {
      principal: principalRecord(principal),
      allowed: 0,
      unknown: 0,
    };
    perPrincipal.set(principal.key, {
      ...counts,
      allowed: counts.allowed + (verdict === 'allowed' ? 1 : 0),
      unknown: counts.unknown + (verdict === 'unknown' ? 1 : 0),
    });
  }
  return { zones: answers.length, principals: [...perPrincipal.values()] };
}

function cellsOf(
  { decision, resource }: ListedRow,
  { counted, lacking }: { readonly counted: boolean; readonly lacking: boolean },
  { account }: Access,
): readonly string[] {
  const { principal, verdict } = decision;
  const ways = [...new Set(sufficientGrants(decision).map((grant) => pathWords(grant, account)))];
  const zone = counted ? [resourceWords(resource)] : [];
  const except = lacking ? [decision.lacks.map((lack) => lackWords(lack, account)).join('\n')] : [];
  return [
    principalWords(principal),
    ...zone,
    principal.standing,
    verdict,
    ...except,
    ways.join('\n'),
    principal.id ?? '',
  ];
}

function closing(allowed: number, unknown: number, counted: boolean): string {
  const what = counted ? 'principal on a zone' : 'principal';
  const nobody = allowed === 0 ? 'nobody can' : `${allowed} ${what}${allowed === 1 ? '' : 's'} can`;
  return unknown === 0 ? nobody : `${nobody}; of ${unknown} more it cannot be told`;
}
