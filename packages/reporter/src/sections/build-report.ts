import { type Access, evaluateFindings } from '@grantlens/engine';
import { openDistances } from '@grantlens/engine/internal';
import {
  type Report,
  type ReportOptions,
  type RowsPer,
  reportFormat,
  reportVersion,
} from '../model/report.ts';
import type { Reviewed } from '../rows/change-row.ts';
import { openHolders } from '../rows/row-holders.ts';
import { listChanges } from './changes.ts';
import { incompleteBecause } from './completeness.ts';
import { tieOut, tieOutChanges } from './control-totals.ts';
import { writeCover } from './cover.ts';
import { describeCoverage } from './coverage.ts';
import { listEntitlements } from './entitlements.ts';
import { describeEvaluation, settingsOf } from './evaluation.ts';
import { listFindings } from './findings.ts';
import { openFirstSeen } from './first-seen.ts';
import { listGroups } from './groups.ts';
import { describeRun } from './meta.ts';
import { describeOverview } from './overview/overview.ts';
import { describePeople, tieOutPeople } from './people.ts';
import { listPrincipals } from './population.ts';
import { listPrivileged } from './privileged-access/list-privileged.ts';
import { mostGrantsListed, rowsPerOf } from './rows-per.ts';
import { listUnits } from './units.ts';
import { listZones } from './zones.ts';

/** The access review of an account. The same account and options give the same report, on any day, in any locale. */
export function buildReport(access: Access, options: ReportOptions): Report {
  return buildWithin(mostGrantsListed, access, options);
}

/** The report of an account, with at most `most` grants listed one by one. */
export function buildWithin(most: number, access: Access, options: ReportOptions): Report {
  const rowsPer = rowsPerOf(access, most);
  const { people = null, findings: by = {}, previousReview } = options;
  const terraform = options.terraform?.manages ?? null;
  const foundBy = { ...by, ...settingsOf(by), ...(people && { people: people.rows }) };
  const previous = options.previous && reviewed(options.previous, rowsPer);
  const answer = evaluateFindings(access, {
    ...foundBy,
    ...(previous && { earlier: [previous.access] }),
    ...(previousReview && { reviews: previousReview.reviews, previousReview }),
  });
  const before =
    previous === undefined
      ? null
      : { access: previous.access, findings: evaluateFindings(previous.access, foundBy) };
  const firstSeen = openFirstSeen(access.account, options.previous?.account ?? null, options.seenBefore);
  const { units, grantUnits } = listUnits(access, answer, before, {
    decisions: previousReview?.decisions ?? [],
    firstSeen,
    terraform,
  });
  const entitlements = listEntitlements(access, rowsPer, grantUnits);
  const distanceOf = openDistances(access);
  const principals = listPrincipals(access.account, entitlements, {
    people,
    firstSeen,
    terraform,
    distanceOf,
    ...settingsOf(by),
  });
  const groups = listGroups(access, terraform);
  const changes = previous === undefined ? [] : listChanges(previous, { access, entitlements }, rowsPer);
  const evaluation = describeEvaluation(by, people, answer);
  const beside = people && describePeople(access.account, people, principals);
  const findings = listFindings(answer);
  const tables = { principals, entitlements, groups, findings, changes, units };
  const holdersOf = openHolders(access.account, entitlements);
  const privileged = listPrivileged(access, { tables, holdersOf, distanceOf });
  const totals = [
    ...tieOut(access.account, { ...tables, rowsPer }),
    ...(previous === undefined ? [] : [tieOutChanges(previous.entitlements, tables)]),
    ...(beside === null ? [] : tieOutPeople(beside, principals)),
  ];
  const coverage = describeCoverage(access, entitlements, { controlTotals: totals, options });
  const reasons = incompleteBecause(access.account, coverage);
  return {
    format: reportFormat,
    version: reportVersion,
    meta: {
      ...describeRun(access.account, options, { evaluation, tables }),
      rowsPer,
      complete: reasons.length === 0,
    },
    cover: writeCover(tables, reasons, { changes: previous !== undefined, rowsPer, privileged }),
    coverage,
    overview: describeOverview({
      tables,
      holdersOf,
      privileged,
      changes: previous === undefined ? null : changes,
    }),
    privileged,
    evaluation,
    people: beside,
    zones: listZones(access.account),
    tables,
  };
}

function reviewed(access: Access, rowsPer: RowsPer): Reviewed {
  return { access, entitlements: listEntitlements(access, rowsPer) };
}
