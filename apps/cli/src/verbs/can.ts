import {
  type AccessGraph,
  type CanAnswer,
  can,
  drawTree,
  explanation,
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
import type { Command } from 'commander';
import type { Io } from '../io.ts';
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
import type { Run } from '../run.ts';
import { answerQuestion, type CommonOptions, withQuestionOptions } from './question.ts';

/** The question in the words of the command line. */
export interface CanQuestion {
  readonly principal: string;
  readonly permission: string;
  readonly resource: string;
  readonly explain?: boolean | undefined;
}

export function addCan(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('can')
      .description('whether a principal’s policies give a permission on a resource')
      .argument('<member>', 'an e-mail, a member id, a user id, or token:<name or id>')
      .argument(
        '<permission>',
        'area:verb (* on either side for any), or a permission group by id, label or name',
      )
      .argument('<resource>', 'account, a zone by name or id, zone:* (each zone counted), or a resource key')
      .option('--explain', 'why, as a tree'),
  ).action(
    (
      principal: string,
      permission: string,
      resource: string,
      options: CommonOptions & { explain?: boolean },
    ) =>
      run(() =>
        answerQuestion(options, io, (access) =>
          answerCan(access, { principal, permission, resource, explain: options.explain }),
        ),
      ),
  );
}

/** Answers `can`; on `zone:*` once per zone. */
export function answerCan(access: AccessGraph, question: CanQuestion): Answer {
  const { account } = access;
  const principal = resolvePrincipal(question.principal, account);
  const permission = resolvePermission(question.permission, account);
  const subject = resolveResource(question.resource, account);
  const resources = subject.kind === 'zones' ? subject.zones.map(zoneResource) : [subject];
  const answers = resources.map((resource) => can(access, principal, permission, resource));
  const allowed = answers.filter(({ verdict }) => verdict === 'allowed').length;
  const unknown = answers.filter(({ verdict }) => verdict === 'unknown').length;
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
      complete: unknown === 0 && zonesSeenWhole(subject, access),
      assumptions: mergeAssumptions(answers),
      gaps: mergeGaps(answers.flatMap(({ gaps }) => gaps)),
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
      ? [`${allowed} of ${answers.length} zones${unknown > 0 ? `, and ${unknown} that cannot be told` : ''}`]
      : [],
    positive: allowed > 0,
  };
}

/** A question about every zone is answered whole only when every zone was seen. */
export function zonesSeenWhole(subject: Subject, { account }: AccessGraph): boolean {
  if (subject.kind !== 'zones') return true;
  return account.coverage.some(
    (row) => row.collection === 'zones' && row.status === 'complete' && row.unreadable === 0,
  );
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

function because({ evidence }: CanAnswer, { account }: AccessGraph): string {
  const cited = evidence.sets.flat().flatMap((id) => evidence.grants.get(id) ?? []);
  return [...new Set(cited.map((grant) => pathWords(grant, account)))].join('; ');
}
