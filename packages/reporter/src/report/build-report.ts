import type { AccessGraph } from '@grantlens/engine';
import { listChanges, type Reviewed } from './changes.ts';
import { incompleteBecause } from './completeness.ts';
import { tieOut, tieOutChanges } from './control-totals.ts';
import { writeCover } from './cover.ts';
import { describeCoverage } from './coverage.ts';
import { listEntitlements } from './entitlements.ts';
import { listFindings } from './findings.ts';
import { listGroups } from './groups.ts';
import { describeRun } from './meta.ts';
import { listPrincipals } from './population.ts';
import { type Report, type ReportOptions, reportFormat, reportVersion } from './report.ts';

/** The access review of an account. The same account and options give the same report, on any day, in any locale. */
export function buildReport(access: AccessGraph, options: ReportOptions): Report {
  const entitlements = listEntitlements(access);
  const principals = listPrincipals(access.account, entitlements);
  const groups = listGroups(access);
  const previous = options.previous && reviewed(options.previous);
  const changes = previous === undefined ? [] : listChanges(previous, { access, entitlements });
  const findings = listFindings(access, previous === undefined ? {} : { earlier: [previous.access] });
  const tables = { principals, entitlements, groups, findings, changes };
  const totals = [
    ...tieOut(access.account, tables),
    ...(previous === undefined ? [] : [tieOutChanges(previous.entitlements, tables)]),
  ];
  const coverage = describeCoverage(access, entitlements, totals);
  const reasons = incompleteBecause(access.account, coverage);
  return {
    format: reportFormat,
    version: reportVersion,
    meta: { ...describeRun(access.account, options), complete: reasons.length === 0 },
    cover: writeCover(tables, reasons, { changes: previous !== undefined }),
    coverage,
    tables,
  };
}

function reviewed(access: AccessGraph): Reviewed {
  return { access, entitlements: listEntitlements(access) };
}
