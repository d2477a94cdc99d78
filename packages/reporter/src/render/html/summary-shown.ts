import type { Report } from '../../model/report.ts';
import type { ChangeRow } from '../../model/tables/changes.ts';
import type { FindingRow } from '../../model/tables/findings.ts';
import { accuracySentence } from '../../words/accuracy.ts';
import { utc } from '../../words/moments.ts';
import { askedWords } from '../../words/source.ts';
import {
  type Act,
  actsOf,
  changedSentence,
  completenessSentence,
  integritySentence,
  logicSentence,
  moreAddedWords,
  moreFoundWords,
  notCompared,
  questionTitles,
  scopeSentence,
  sourceSentence,
  wrongSentence,
} from '../../words/summary.ts';

/** What management reads first: texts only. */
export interface SummaryShown {
  /** The five questions of an auditor, each with its answer and where the rest of it stands. */
  readonly questions: readonly { readonly title: string; readonly says: string; readonly section: string }[];
  readonly wrong: string;
  /** What was found, gravest first: each question once. */
  readonly found: readonly Found[];
  /** That more questions found something; empty where none did. */
  readonly more: string;
  readonly changed: string;
  /** Access that is new, the privileged first. */
  readonly added: readonly { readonly who: string; readonly means: string; readonly isPrivileged: boolean }[];
  readonly moreAdded: string;
  readonly acts: readonly Act[];
}

interface Found {
  readonly severity: string;
  readonly title: string;
  readonly count: number;
}

/** Two sheets have room for this many lines of each. */
const most = { found: 14, added: 6 } as const;

/** Sums the report up. */
export function showSummary(report: Report): SummaryShown {
  const { tables, meta } = report;
  const found = foundOf(tables.findings);
  const added = tables.changes
    .filter(({ kind }) => kind === 'added')
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  const count = (kind: string) => tables.changes.filter((row) => row.kind === kind).length;
  return {
    questions: questionsOf(report),
    wrong: wrongOf(tables.findings),
    found: found.slice(0, most.found),
    more: moreFoundWords(found.length - most.found),
    changed:
      meta.previous === null
        ? notCompared
        : changedSentence(
            { added: count('added'), removed: count('removed'), changed: count('changed') },
            added.filter(({ privileged }) => privileged === 'yes').length,
          ),
    added: added.slice(0, most.added).map(({ name, email, principalId, means, privileged }) => ({
      who: name ?? email ?? principalId,
      means,
      isPrivileged: privileged === 'yes',
    })),
    moreAdded: moreAddedWords(added.length - most.added),
    acts: actsFor(report),
  };
}

function questionsOf({ meta, cover, coverage, tables, zones }: Report): SummaryShown['questions'] {
  const { source, collections, controlTotals, gaps, logic } = coverage;
  const rows = gaps.reduce((sum, gap) => sum + gap.rows, 0);
  return [
    {
      title: questionTitles.source,
      says: sourceSentence(source, askedWords(source.endpoints), [
        utc(meta.takenAt.start),
        utc(meta.takenAt.end),
      ]),
      section: 'source',
    },
    {
      title: questionTitles.scope,
      says: scopeSentence(source, {
        principals: tables.principals.length,
        groups: tables.groups.length,
        zones: zones.length,
      }),
      section: 'source',
    },
    {
      title: questionTitles.completeness,
      says: completenessSentence({
        whole: collections.filter(({ status }) => status === 'complete').length,
        collections: collections.length,
        tied: controlTotals.filter(({ ties }) => ties).length,
        totals: controlTotals.length,
        gaps: gaps.length,
        rows,
      }),
      section: 'completeness',
    },
    {
      title: questionTitles.accuracy,
      says: accuracySentence(coverage.accuracy),
      section: 'accuracy',
    },
    {
      title: questionTitles.integrity,
      says: integritySentence(meta.snapshotDigest, !coverage.integrity.snapshot.matches),
      section: 'integrity',
    },
    {
      title: questionTitles.logic,
      says: logicSentence(
        cover.rules.length + logic.furtherRules.length,
        logic.engine.version,
        logic.changed,
      ),
      section: 'logic',
    },
  ];
}

function foundOf(findings: readonly FindingRow[]): readonly Found[] {
  const byQuestion = new Map<string, { severity: string; title: string; count: number }>();
  for (const { status, finding, severity, title } of findings) {
    if (status !== 'found') continue;
    const one = byQuestion.get(finding) ?? { severity, title, count: 0 };
    one.count += 1;
    byQuestion.set(finding, one);
  }
  return [...byQuestion.values()].toSorted((a, b) => gravity(a.severity) - gravity(b.severity));
}

/** Privileged access before other access, and that before what is denied. */
function weightOf({ privileged, access }: ChangeRow): number {
  return (privileged === 'yes' ? 2 : 0) + (access === 'allow' ? 1 : 0);
}

const severities = ['critical', 'high', 'medium', 'low', 'info'];
const gravity = (severity: string): number => severities.indexOf(severity);

function wrongOf(findings: readonly FindingRow[]): string {
  const questions = (status: string) =>
    new Set(findings.filter((row) => row.status === status).map(({ finding }) => finding)).size;
  return wrongSentence({
    found: findings.filter(({ status }) => status === 'found').length,
    questions: questions('found'),
    clean: questions('clean'),
    notEvaluated: questions('not-evaluated'),
  });
}

function actsFor({ meta, privileged, tables }: Report): readonly Act[] {
  const nameOf = (row: {
    readonly name: string | null;
    readonly email: string | null;
    readonly id: string;
  }) => row.name ?? row.email ?? row.id;
  const members = tables.principals.filter(({ kind }) => kind === 'member');
  const administrators = privileged.groups
    .filter(({ kind }) => kind === 'super-administrator' || kind === 'administrator')
    .flatMap(({ entries }) => entries)
    .filter(
      ({ verdict, standing, kind }) => verdict === 'allowed' && standing === 'active' && kind === 'member',
    );
  return actsOf({
    privileged: privileged.counts.allowed,
    unknownPrivileged: privileged.counts.unknown,
    units: tables.units.length,
    newUnits: tables.units.count(({ change }) => change === 'new'),
    changedUnits: tables.units.count(({ change }) => change === 'changed'),
    severe: tables.findings.filter(
      ({ status, severity }) => status === 'found' && (severity === 'critical' || severity === 'high'),
    ).length,
    administrators: administrators.map(nameOf),
    without2fa: members
      .filter(({ standing, twoFactor }) => standing === 'active' && twoFactor === 'off')
      .map(nameOf),
    invited: members.filter(({ standing }) => standing === 'latent').map(nameOf),
    unknown: tables.entitlements.sum((row) => (row.effective === 'unknown' ? row.principals : 0)),
    isComplete: meta.complete,
  });
}
