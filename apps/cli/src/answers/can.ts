import {
  type Access,
  type CanAnswer,
  can,
  collectionGap,
  drawTree,
  explanation,
  isOpen,
  mergeAssumptions,
  mergeGaps,
  pathWords,
  permissionWords,
  principalWords,
  resolvePermission,
  resolvePrincipal,
  resolveResource,
  resourceWords,
  type Subject,
  zoneResource,
} from '@grantlens/engine';
import type { Gap } from '@grantlens/snapshot';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import {
  evidenceRecord,
  permissionRecord,
  principalRecord,
  type Row,
  resourceRecord,
} from '../output/records.ts';
import { subjectWords } from '../output/words.ts';

/** The question in the words of the command line. */
export interface CanQuestion {
  readonly principal: string;
  readonly permission: string;
  readonly resource: string;
  readonly explain?: boolean | undefined;
}

/** Answers `can`; on `zone:*` once per zone. */
export function answerCan(access: Access, question: CanQuestion): Answer {
  const { account } = access;
  const principal = resolvePrincipal(question.principal, account);
  const permission = resolvePermission(question.permission, account);
  const subject = resolveResource(question.resource, account);
  const resources = subject.kind === 'zones' ? subject.zones.map(zoneResource) : [subject];
  const answers = resources.map((resource) => can(access, principal, permission, resource));
  const allowed = answers.filter(({ verdict }) => verdict === 'allowed').length;
  const unknown = answers.filter(({ verdict }) => verdict === 'unknown').length;
  const unseen = unseenZones(subject, access);
  const counted = subject.kind === 'zones';
  const results = answers.map((answer) => resultOf(answer, counted));
  const summary = { zones: answers.length, allowed, unknown };
  return {
    account,
    envelope: envelope(account, {
      query: {
        kind: 'can',
        principal: principalRecord(principal),
        permission: permissionRecord(permission),
        resource: resourceRecord(subject),
      },
      complete: !answers.some(isOpen) && unseen.length === 0,
      assumptions: mergeAssumptions(answers),
      gaps: mergeGaps([...unseen, ...answers.flatMap(({ gaps }) => gaps)]),
      ...(counted ? { summary } : {}),
      results,
    }),
    question: `can ${principalWords(principal)} (${principal.standing} ${principal.kind}) ${permissionWords(permission)} on ${subjectWords(subject)}`,
    columns: [
      { title: 'resource' },
      { title: 'verdict' },
      { title: 'because' },
      { title: 'resource id', wide: true },
    ],
    cells: answers.map((answer) => [
      resourceWords(answer.resource),
      answer.verdict,
      because(answer, access),
      answer.resource.id,
    ]),
    ...(question.explain || !counted
      ? { prose: answers.map((answer) => drawTree(explanation(answer, permission, account))).join('\n\n') }
      : {}),
    closing: counted
      ? [
          `${allowed} of ${answers.length} zones${unknown > 0 ? `, and ${unknown} that cannot be told` : ''}`,
          ...unseen.map(({ clouds }) => `not seen: ${clouds}`),
        ]
      : [],
    positive: allowed > 0,
  };
}

/** What a question about every zone leaves open because not every zone was seen. */
export function unseenZones(subject: Subject, { account }: Access): readonly Gap[] {
  if (subject.kind !== 'zones') return [];
  const gap = collectionGap(account, 'zones');
  return gap === null ? [] : [gap];
}

function resultOf(answer: CanAnswer, counted: boolean): Row {
  return {
    principal: principalRecord(answer.principal),
    standing: answer.principal.standing,
    resource: counted ? resourceRecord(answer.resource) : undefined,
    verdict: answer.verdict,
    evidence: evidenceRecord(answer.evidence),
  };
}

function because({ evidence }: CanAnswer, { account }: Access): string {
  const cited = evidence.sets.flat().flatMap((id) => evidence.grants.get(id) ?? []);
  return [...new Set(cited.map((grant) => pathWords(grant, account)))].join('; ');
}
