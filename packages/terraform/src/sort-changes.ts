import type { ResourceChange } from './document/plan.ts';
import { type AccessType, bearsOnAccess, isAccessType, olderAttributes } from './document/resource-types.ts';

/** Resources of a type that were not evaluated. */
export interface OtherResources {
  readonly type: string;
  readonly count: number;
  /** Whether they bear on who can do what: then the plan is not seen whole. */
  readonly bearsOnAccess: boolean;
}

/** Resources of an account that is not the snapshot's. */
export interface OtherAccount {
  /** Null where it must not be shown. */
  readonly id: string | null;
  readonly count: number;
}

/** The rows of a plan by what is done with them. */
export interface SortedChanges {
  readonly ours: readonly (readonly [ResourceChange, AccessType])[];
  readonly others: readonly OtherResources[];
  readonly otherAccounts: readonly OtherAccount[];
}

/** Tells what is evaluated from what is counted: other types, other accounts, and what the older provider writes. */
export function sortChanges(changes: readonly ResourceChange[], accountId: string): SortedChanges {
  const ours: (readonly [ResourceChange, AccessType])[] = [];
  const others = new Map<string, number>();
  const otherAccounts = new Map<string | null, number>();
  for (const change of changes) {
    if (change.mode === 'data') continue;
    const account = accountOf(change);
    if (account !== undefined && account !== accountId) {
      const shown = isSensitive(change) ? null : account;
      otherAccounts.set(shown, (otherAccounts.get(shown) ?? 0) + 1);
    } else if (isAccessType(change.type) && isEvaluated(change)) ours.push([change, change.type]);
    else if (change.steps?.length !== 0) others.set(change.type, (others.get(change.type) ?? 0) + 1);
  }
  return {
    ours,
    others: [...others]
      .map(([type, count]) => ({ type, count, bearsOnAccess: bearsOnAccess(type) }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
    otherAccounts: [...otherAccounts]
      .map(([id, count]) => ({ id, count }))
      .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
  };
}

/** Not what a failed replacement left behind, nor what the provider of version 4 or another provider writes. */
function isEvaluated({ isDeposed, provider, before, after, steps }: ResourceChange): boolean {
  const isOfProvider = provider === '' || /(^|\/)cloudflare\/cloudflare$/.test(provider);
  const isOlder = [before, after].some((values) =>
    olderAttributes.some((name) => values !== null && Object.hasOwn(values, name)),
  );
  return isOfProvider && !isOlder && !isDeposed && steps !== null;
}

function accountOf({ before, after }: ResourceChange): string | undefined {
  const id = after?.account_id ?? before?.account_id;
  return typeof id === 'string' ? id : undefined;
}

function isSensitive({ beforeSensitive, afterSensitive }: ResourceChange): boolean {
  return [beforeSensitive, afterSensitive].some(
    (marks) => marks === true || (marks as { readonly account_id?: unknown } | null)?.account_id === true,
  );
}
