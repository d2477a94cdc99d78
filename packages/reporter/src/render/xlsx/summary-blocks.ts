import type { StepsRow } from '../../model/privileged.ts';
import type { Report } from '../../model/report.ts';
import { madeOfWords } from '../../words/control-totals.ts';
import { integrityFacts } from '../../words/integrity.ts';
import { logicFacts } from '../../words/logic.ts';
import { elsewhereSentence } from '../../words/source.ts';
import { accuracyBlocks } from './accuracy-blocks.ts';
import { dateOf } from './cell.ts';
import type { Block } from './people-blocks.ts';
import { evaluationBlock, peopleBlocks } from './people-blocks.ts';
import { sourceBlocks } from './source-blocks.ts';
import type { Placed } from './split.ts';

/** The summary of a report, block by block. */
export function summaryBlocks(report: Report, placed: readonly Placed[]): readonly Block[] {
  const { cover, coverage } = report;
  return [
    { head: ['Access review', 'of a Cloudflare account'], lines: facts(report) },
    ...sourceBlocks(coverage.source),
    { head: ['Table', 'Rows', 'Where'], lines: placed.map(sheetLine) },
    {
      head: ['Figure', 'Value', 'Of which'],
      lines: cover.figures.map(({ title, value, note }) => [title, value, note]),
    },
    {
      head: ['Overview', 'Of which', 'Of'],
      lines: report.overview.charts.map(({ title, of, total, parts }) => {
        return [title, parts.map(({ label, value }) => `${value} ${label}`), `${total} ${of}`];
      }),
    },
    {
      head: ['Privilege', 'Principals', 'Listed under a stronger one'],
      lines: report.privileged.groups.map(({ title, counts, listedAbove }) => {
        const { allowed, unknown, denied } = counts;
        return [title, `${allowed} certain; ${unknown} not known; ${denied} denied`, listedAbove];
      }),
    },
    {
      head: ['Steps to Super Administrator', 'Principals', 'May be this near'],
      lines: report.privileged.steps.rows.map(({ title, certain, possible }) => [
        title,
        standingCounts(certain),
        standingCounts(possible),
      ]),
    },
    {
      head: ['Control total', 'Made of', 'In this report', 'Ties'],
      lines: coverage.controlTotals.map(({ title, parts, total, ties }) => {
        return [title, madeOfWords(parts), total, yesNo(ties)];
      }),
    },
    {
      head: ['Collection', 'Status', 'Expected', 'Received', 'In this report', 'Ties'],
      lines: coverage.collections.map(({ title, status, expected, received, inReport, ties }) => {
        return [title, status, expected ?? 'not stated', received, inReport ?? 'not listed', yesNo(ties)];
      }),
    },
    {
      head: ['Read besides: no verdict rests on it', 'Status', 'Expected', 'Received', 'Why not all'],
      lines: coverage.besides.map(({ title, status, expected, received, problem }) => {
        return [title, status, expected ?? 'not stated', received, problem];
      }),
    },
    {
      head: ['Assumption in force', 'In words', 'Entitlements that rest on it'],
      lines: cover.assumptions.map(({ id, says, rows }) => [id, says, rows]),
    },
    ...accuracyBlocks(coverage.accuracy),
    { head: ['Integrity', 'What'], lines: integrityFacts(coverage.integrity) },
    { head: ['Logic', 'What'], lines: logicFacts(coverage.logic) },
    {
      head: ['Rule', 'In words'],
      lines: [...cover.rules, ...coverage.logic.furtherRules].map(({ rule, says }) => [rule, says]),
    },
    evaluationBlock(report),
    ...peopleBlocks(report),
    { head: ['Where to decide'], lines: [['Decisions', whereToDecide]] },
  ];
}

function standingCounts({ active, latent, inactive }: StepsRow['certain']): string {
  return `${active} active; ${latent} invited; ${inactive} inactive`;
}

const whereToDecide =
  'This workbook is evidence: fill in nothing here, for “grantlens verify” finds every change of it. “grantlens review start” says who decides about which units, and “grantlens review sheets” writes a sheet for each reviewer to fill in.';

function facts({ meta, cover, coverage: { source } }: Report): Block['lines'] {
  return [
    ['Verdict', meta.complete ? 'COMPLETE' : 'INCOMPLETE'],
    ...(source.isCloudflare ? [] : [['NOT FROM CLOUDFLARE', elsewhereSentence]]),
    ['Read from', source.apiBase],
    ...cover.incompleteBecause.map((reason) => ['Incomplete because', reason]),
    ['Account', meta.account.name],
    ['Account id', meta.account.id],
    ['Taken from (UTC)', dateOrText(meta.takenAt.start)],
    ['Taken until (UTC)', dateOrText(meta.takenAt.end)],
    ['Previous review (UTC)', meta.previous === null ? 'none given' : dateOrText(meta.previous.takenAt)],
    ['Previous snapshot', meta.previous?.snapshotDigest],
    ['Report', meta.reportId],
    ['Evaluated by', `grantlens ${meta.toolVersion}`],
    ['Read by', `${meta.snapshotTool.name} ${meta.snapshotTool.version}`],
    ['Digest of the snapshot', meta.snapshotDigest],
    ['Digest of what permission groups contain', meta.contentsDigest],
  ];
}

function sheetLine({ title, rows, parts }: Placed): readonly unknown[] {
  return [title, rows, parts.map(({ name, range: [from, to] }) => `${to - from} on ${name}`)];
}

function dateOrText(text: string): Date | string {
  return dateOf(text) ?? text;
}

function yesNo(is: boolean): string {
  return is ? 'yes' : 'no';
}
