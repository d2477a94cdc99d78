import type { Access } from '@grantlens/engine';
import { mergeGaps, unseenPrincipals } from '@grantlens/engine/internal';
import type { Account, Coverage, Gap } from '@grantlens/snapshot';
import {
  type CollectionName,
  collectionGapId,
  contentsGapId,
  type GapId,
  type PermissionGroupKey,
} from '@grantlens/snapshot/internal';
import type { CollectionCoverage, ControlTotal, CoverageSection } from '../model/coverage.ts';
import type { ReportOptions } from '../model/report.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import { causeWords, collectionTitle, oddityWords } from '../words/gaps.ts';
import { blindSpots } from '../words/rules.ts';
import { describeAccuracy, seedOf } from './accuracy/accuracy.ts';
import { describeIntegrity } from './integrity.ts';
import { describeLogic } from './logic.ts';
import { describeSource } from './source.ts';

/** What was asked, expected, received and shown, and everything that could not be seen. */
export function describeCoverage(
  access: Access,
  entitlements: Table<EntitlementRow>,
  {
    controlTotals,
    options,
  }: { readonly controlTotals: readonly ControlTotal[]; readonly options: ReportOptions },
): CoverageSection {
  const { account } = access;
  const { raw } = options;
  const rows = new Map<string, number>();
  for (const { gaps } of entitlements) for (const id of gaps) rows.set(id, (rows.get(id) ?? 0) + 1);
  return {
    source: describeSource(account, entitlements),
    collections: account.coverage.map((one) => collectionOf(one, account)),
    besides: account.besides.map((one) => ({ ...one, title: collectionTitle(one.extra) })),
    controlTotals,
    gaps: cloudingGaps(access).map((gap) => ({
      ...gap,
      title: collectionTitle(gap.collection),
      why: causeWords[gap.cause],
      rows: rows.get(gap.id) ?? 0,
    })),
    issues: account.issues.map((issue) => ({ ...issue, title: collectionTitle(issue.collection) })),
    oddities: account.oddities.map(({ kind, collection, path, message }) => ({
      ...{ kind, collection, path, message },
      title: oddityWords[kind],
    })),
    blindSpots,
    accuracy:
      raw === undefined
        ? null
        : describeAccuracy(access, entitlements, { catalogue: [], seed: seedOf(account.digest), ...raw }),
    integrity: describeIntegrity(account, options),
    logic: describeLogic(account, options),
  };
}

function collectionOf(coverage: Coverage, account: Account): CollectionCoverage {
  const { collection, status, requests, expected, received, unreadable, problem } = coverage;
  const inReport = shown(collection, account);
  const setAside = account.oddities.filter(
    (oddity) => oddity.kind === 'group-member-unknown' && oddity.collection === collection,
  ).length;
  const asExpected = expected === null || expected === received;
  const accounted = inReport === null || inReport + unreadable + setAside === received;
  const ties = asExpected && accounted;
  const title = collectionTitle(collection);
  return {
    collection,
    title,
    status,
    requests,
    expected,
    received,
    inReport,
    unreadable,
    setAside,
    ties,
    problem,
  };
}

function shown(collection: CollectionName, { principals, userGroups, zones }: Account): number | null {
  switch (collection) {
    case 'members':
      return principals.filter(({ kind }) => kind === 'member').length;
    case 'accountTokens':
      return principals.filter(({ kind }) => kind === 'token').length;
    case 'userGroups':
      return userGroups.length;
    case 'userGroupMembers':
      return userGroups.reduce((sum, { size }) => sum + size, 0);
    case 'zones':
      return zones.length;
    default:
      return null;
  }
}

/**
 * The gaps that cloud something: whole collections, rows, and what policies that somebody or some group holds
 * rest on.
 */
function cloudingGaps(access: Access): readonly Gap[] {
  const { account } = access;
  const named = new Set<PermissionGroupKey | null>();
  const cited = new Set<GapId>();
  for (const policy of account.policies) {
    for (const { gaps, permissionGroup } of access.cellsOf(policy)) {
      for (const id of gaps) cited.add(id);
      if (permissionGroup !== null && !named.has(permissionGroup)) cited.add(contentsGapId(permissionGroup));
      named.add(permissionGroup);
    }
  }
  for (const { collection, status } of account.coverage) cited.add(collectionGapId(collection, status));
  for (const principal of account.principals)
    if (principal.kind === 'token' && principal.standingGap !== null) cited.add(principal.standingGap);
  const gaps = [...account.gaps.values()].filter(({ id }) => cited.has(id));
  return mergeGaps([...gaps, ...unseenPrincipals(access)]);
}
