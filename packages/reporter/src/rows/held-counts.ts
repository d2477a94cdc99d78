import type { Account, Principal } from '@grantlens/snapshot';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import { anyMember } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';

/** How many entitlements a principal holds. */
export interface HeldCounts {
  readonly direct: number;
  readonly inherited: number;
  /** Of both; a deny takes them out again. */
  readonly privileged: number;
}

/** Counts what each principal holds, of rows per principal or per holder. */
export function openHeldCounts(
  account: Account,
  rows: Table<EntitlementRow>,
): (principal: Principal) => HeldCounts {
  const byHolder = new Map<string, Tally>();
  const tallyOf = (holder: string): Tally => {
    const tally = byHolder.get(holder) ?? { direct: 0, inherited: 0, privileged: 0 };
    byHolder.set(holder, tally);
    return tally;
  };
  const privileged = new Set(
    rows.filter((row) => row.holders.length === 0 && isPrivileged(row)).map(({ id }) => id),
  );
  for (const row of rows) {
    const step = Number(isPrivileged(row));
    if (row.holders.length === 0) {
      const tally = tallyOf(holderOf(row));
      tally[row.path === 'direct' ? 'direct' : 'inherited'] += 1;
      tally.privileged += step;
      continue;
    }
    // A principal named in a further row of a grant has that row instead of the first. Of nearly all neither is privileged.
    const instead = step - Number(privileged.has(grantOf(row)));
    if (instead !== 0) for (const id of row.holders) tallyOf(`member ${id}`).privileged += instead;
  }
  const groupIds = new Map(account.userGroups.map(({ key, id }) => [key, id ?? key]));
  const anybodys = [...byHolder.keys()].filter((holder) => holder.startsWith(`${anyMember} `));
  return ({ kind, id, key, groups }) => {
    const own = groups.map((group) => groupIds.get(group) ?? group);
    const holders = [
      `${kind} ${id ?? key}`,
      ...own.map((group) => `user-group ${group}`),
      ...(kind === 'member'
        ? anybodys.filter((holder) => !own.includes(holder.slice(anyMember.length + 1)))
        : []),
    ];
    const counts = { direct: 0, inherited: 0, privileged: 0 };
    for (const holder of holders) {
      const tally = byHolder.get(holder);
      counts.direct += tally?.direct ?? 0;
      counts.inherited += tally?.inherited ?? 0;
      counts.privileged += tally?.privileged ?? 0;
    }
    return counts;
  };
}

type Tally = { -readonly [Count in keyof HeldCounts]: number };

function holderOf({ principalKind, principalId, groupId }: EntitlementRow): string {
  return principalKind === 'user-group' && principalId === anyMember
    ? `${anyMember} ${groupId ?? ''}`
    : `${principalKind} ${principalId}`;
}

/** The id of the first row of the grant that a row is of. */
export function grantOf({ id, holders }: Pick<EntitlementRow, 'id' | 'holders'>): string {
  return holders.length === 0 ? id : id.slice(0, id.lastIndexOf('-'));
}

/** A privileged entitlement that no deny takes away. */
export function isPrivileged({ privileged, effective }: EntitlementRow): boolean {
  return privileged === 'yes' && effective !== 'denied';
}
