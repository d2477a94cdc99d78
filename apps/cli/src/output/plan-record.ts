import type { AfterPlan } from '@grantlens/terraform';
import type { Row } from './records.ts';

/** What an answer is about a plan says of the plan. Sensitive values stand nowhere in it. */
export function planRecord(after: AfterPlan, formatVersion: string): Row {
  const { resources, matched, drift, others, otherAccounts, unknown, conflicts, shortfalls } = after;
  return {
    formatVersion,
    resources,
    matched: matched.map(({ address, by }) => ({ address, by })),
    drift: drift.map(({ address, what }) => ({ address, what })),
    others: others.map(({ type, count, bearsOnAccess }) => ({ type, count, bearsOnAccess })),
    otherAccounts: otherAccounts.map(({ id, count }) => ({ accountId: id, count })),
    unknown: unknown.map(({ address, path, gap }) => ({ address, path, gap })),
    conflicts: conflicts.map(({ address, what }) => ({ address, what })),
    shortfalls,
  };
}
