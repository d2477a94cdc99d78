import {
  type Access,
  evaluateFindings,
  type Finding,
  type FindingInstance,
  type FindingOptions,
  type Severity,
} from '@grantlens/engine';
import { conditionWords, printable, severities } from '@grantlens/engine/internal';
import type { Answer } from '../output/answer.ts';
import { envelope } from '../output/envelope.ts';
import { findingRecord, findingsSummary } from '../output/finding-records.ts';
import type { OutputFormat } from '../output/formats.ts';
import type { Place } from '../output/ruling.ts';
import type { TableColumn } from '../output/table.ts';
import { assumptionWords, counted } from '../output/words.ts';
import { findingCounts } from './finding-counts.ts';
import { findingsProse } from './findings-prose.ts';
import { findingsRulings } from './findings-rulings.ts';

/** How the answer is wanted. */
export interface FindingsAsked {
  readonly failOn?: Severity;
  readonly output: OutputFormat;
  /** The snapshot file, as a build server is shown it. */
  readonly place: Place;
}

/** What a row of findings has, for people. */
export const findingColumns: readonly TableColumn[] = [
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
  { title: 'conditions', wide: true },
];

/** Answers `findings`. */
export function answerFindings(access: Access, by: FindingOptions, asked: FindingsAsked): Answer {
  const { account } = access;
  const { failOn, output, place } = asked;
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
      results: () => findings.map(findingRecord),
    }),
    question: failOn === undefined ? 'findings' : `findings, failing on ${failOn} and above`,
    columns: findingColumns,
    cells: () =>
      findings.flatMap((finding) =>
        finding.instances.length === 0
          ? [cellsOf(finding, null)]
          : finding.instances.map((instance) => cellsOf(finding, instance)),
      ),
    counts: findingCounts(answer),
    // The table is for reading, and the other formats are for working on.
    ...(output === 'table' ? { prose: () => [findingsProse(answer)] } : {}),
    rulings: () => findingsRulings(answer, place),
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
    (instance?.conditions ?? []).map(conditionWords).join('; '),
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
  const notEvaluated = findings.filter(({ status }) => status === 'not-evaluated').length;
  const clean = findings.filter(({ status }) => status === 'clean').length;
  const found = counts.length === 0 ? 'nothing open' : `open: ${counts.join(', ')}`;
  return `${found}; ${counted(clean, 'finding')} clean, ${notEvaluated} not evaluated`;
}
