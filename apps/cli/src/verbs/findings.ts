import {
  type AccessGraph,
  evaluateFindings,
  type Finding,
  type FindingInstance,
  type FindingOptions,
  printable,
  type Severity,
  severities,
} from '@grantlens/engine';
import { type Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { type FindingFlags, readFindingOptions } from '../input/finding-options.ts';
import { openSnapshot } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { type Answer, type OutputFormat, relaxed, writeAnswer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { findingRecord, findingsSummary } from '../output/finding-records.ts';
import { assumptionWords } from '../output/words.ts';
import type { Run } from '../run.ts';
import { withFindingFlags } from './finding-flags.ts';
import { findingsProse } from './findings-prose.ts';
import { type CommonOptions, withQuestionOptions } from './question.ts';

type FindingsOptions = CommonOptions & FindingFlags & { readonly failOn?: Severity };

export function addFindings(program: Command, io: Io, run: Run): void {
  const command = program
    .command('findings')
    .description('risks and hygiene: what was found, what is clean, and what could not be told')
    .addOption(
      new Option('--fail-on <level>', 'exit with 2 when something open is at or above this level').choices(
        severities,
      ),
    )
    .option('--previous <file...>', 'an earlier snapshot of the account; may be given several times');
  withQuestionOptions(withFindingFlags(command)).action((options: FindingsOptions) =>
    run(() => find(options, io)),
  );
}

async function find(options: FindingsOptions, io: Io): Promise<ExitCode> {
  const access = await openSnapshot(options, io);
  const by = await readFindingOptions(options, access, io);
  const asked = {
    output: options.output,
    ...(options.failOn === undefined ? {} : { failOn: options.failOn }),
  };
  return relaxed(await writeAnswer(answerFindings(access, by, asked), options.output, io), options.exitZero);
}

/** How the answer is wanted. */
export interface FindingsAsked {
  readonly failOn?: Severity;
  readonly output: OutputFormat;
}

/** Answers `findings`. */
export function answerFindings(access: AccessGraph, by: FindingOptions, asked: FindingsAsked): Answer {
  const { account } = access;
  const { failOn, output } = asked;
  const answer = evaluateFindings(access, by);
  const { findings, unmatchedWaivers, assumptions, gaps, complete } = answer;
  const level = failOn === undefined ? -1 : severities.indexOf(failOn);
  const failing = findings.filter(({ severity, open }) => open > 0 && severities.indexOf(severity) <= level);
  return {
    account,
    envelope: envelope(account, {
      query: { kind: 'findings', failOn },
      complete,
      assumptions,
      gaps,
      summary: findingsSummary(answer),
      results: findings.map(findingRecord),
    }),
    question: failOn === undefined ? 'findings' : `findings, failing on ${failOn} and above`,
    columns: [
      { title: 'severity' },
      { title: 'finding' },
      { title: 'status' },
      { title: 'subject' },
      { title: 'what' },
      { title: 'waived by' },
      { title: 'waived until' },
      { title: 'instance id', wide: true },
      { title: 'subject kind', wide: true },
      { title: 'subject id', wide: true },
      { title: 'examined', wide: true },
      { title: 'unexamined', wide: true },
      { title: 'controls', wide: true },
    ],
    cells: findings.flatMap((finding) =>
      finding.instances.length === 0
        ? [cellsOf(finding, null)]
        : finding.instances.map((instance) => cellsOf(finding, instance)),
    ),
    // The table is for reading, and the other formats are for working on.
    ...(output === 'table' ? { prose: findingsProse(answer) } : {}),
    closing: [
      closing(findings),
      ...unmatchedWaivers.map(
        ({ finding, instance, subject }) =>
          `covers nothing: the waiver for ${finding} (${instance ?? subject})`,
      ),
      ...gaps.map(({ clouds }) => `not seen: ${clouds}`),
      ...assumptions.map((one) => assumptionWords[one]),
    ],
    positive: failing.length === 0,
  };
}

function cellsOf(finding: Finding, instance: FindingInstance | null): readonly string[] {
  const { severity, id, status, examined, unexamined, controls, missing } = finding;
  const subject = instance?.subject;
  return [
    severity,
    id,
    status,
    printable(subject?.name ?? subject?.id ?? subject?.key ?? ''),
    printable(instance?.what ?? missing.map(({ why }) => why).join(' ')),
    printable(instance?.waiver?.owner ?? ''),
    instance?.waiver?.expires ?? '',
    instance?.id ?? '',
    subject?.kind ?? '',
    printable(subject?.id ?? ''),
    `${examined}`,
    `${unexamined}`,
    controls.map((control) => `${control.framework} ${control.id}`).join('; '),
  ];
}

function closing(findings: readonly Finding[]): string {
  const counts = severities
    .map((severity) => ({
      severity,
      open: findings.reduce((sum, one) => sum + (one.severity === severity ? one.open : 0), 0),
    }))
    .filter(({ open }) => open > 0)
    .map(({ severity, open }) => `${open} ${severity}`);
  const untold = findings.filter(({ status }) => status === 'not-evaluated').length;
  const clean = findings.filter(({ status }) => status === 'clean').length;
  const found = counts.length === 0 ? 'nothing open' : `open: ${counts.join(', ')}`;
  return `${found}; ${clean} findings clean, ${untold} not evaluated`;
}
