import type { Account, Principal } from '@grantlens/snapshot';
import {
  areasOfProduct,
  everyProduct,
  type FoldedChange,
  once,
  readTime,
} from '@grantlens/snapshot/internal';
import { type JoinedBy, openActors } from './actors.ts';
import { logSince } from './reach.ts';

/** What was last recorded of somebody. */
export interface LastActivity {
  /** RFC 3339, UTC; null where nothing was recorded. */
  readonly at: string | null;
  readonly kind: 'change' | 'login' | 'token-used' | null;
  /** Since when the audit log says something; null where only the token itself says when it was used. */
  readonly since: string | null;
}

/** What was recorded of somebody. */
export interface Recorded {
  readonly changes: readonly FoldedChange[];
  readonly logins: readonly FoldedChange[];
  /** By what the actors were found to be this principal; each once. */
  readonly joinedBy: readonly JoinedBy[];
}

/** Which changes are meant: those in some areas, those of one zone. */
export interface ChangesIn {
  /** Areas of permissions, such as `dns_records`; null for all, and for products that are in no area. */
  readonly areas: ReadonlySet<string> | null;
  /** The id of a zone; null for all. */
  readonly zone: string | null;
  /** Whether a change of a product that is in no known area counts as well: it may be of any. */
  readonly withUnmapped?: boolean;
}

/** What the audit log says of principals. */
export interface ActivityBook {
  readonly of: (principal: Principal) => Recorded;
  /** The latest change, login or use; null where the log was not read and nothing else says. */
  readonly last: (principal: Principal) => LastActivity | null;
  /** The latest change of some kind; null where the log of changes was not read. */
  readonly lastChange: (principal: Principal, which: ChangesIn) => LastActivity | null;
  /** Changes by nobody of this account. */
  readonly unjoined: readonly FoldedChange[];
}

const nothing: Recorded = { changes: [], logins: [], joinedBy: [] };

/** Opens what the audit log of an account says of its principals; worked out when it is first asked. */
export function openActivity(account: Account): ActivityBook {
  const { activity } = account;
  const changesSince = activity === undefined ? null : logSince(activity, 'changes');
  const loginsSince = activity === undefined ? null : logSince(activity, 'logins');
  const since = latest(changesSince, loginsSince);
  const book = once(() => recordedIn(account));
  const of = (principal: Principal) => book().byPrincipal.get(principal) ?? nothing;

  const last = (principal: Principal): LastActivity | null => {
    const { changes, logins } = of(principal);
    const used = principal.kind === 'token' ? usedAt(principal.lastUsedOn) : null;
    if (since === null && used === null) return null;
    const found = [
      { at: lastOf(changes), kind: 'change' },
      { at: lastOf(logins), kind: 'login' },
      { at: used, kind: 'token-used' },
    ] as const;
    const [newest] = found.toSorted((one, other) => compareTimes(other.at, one.at));
    return { at: newest?.at ?? null, kind: newest?.at == null ? null : newest.kind, since };
  };

  return {
    of,
    last,
    lastChange: (principal, which) => {
      if (changesSince === null) return null;
      const at = lastOf(of(principal).changes.filter((change) => isMeant(change, which)));
      return { at, kind: at === null ? null : 'change', since: changesSince };
    },
    get unjoined() {
      return book().unjoined;
    },
  };
}

interface Book {
  readonly byPrincipal: ReadonlyMap<Principal, Recorded>;
  readonly unjoined: readonly FoldedChange[];
}

function recordedIn(account: Account): Book {
  const joined = openActors(account);
  const byPrincipal = new Map<
    Principal,
    { changes: FoldedChange[]; logins: FoldedChange[]; joinedBy: JoinedBy[] }
  >();
  const unjoined: FoldedChange[] = [];
  for (const change of account.activity?.changes ?? []) {
    const found = joined(change.actor);
    if (found === null) {
      unjoined.push(change);
      continue;
    }
    const { principal, by } = found;
    const recorded = byPrincipal.get(principal) ?? { changes: [], logins: [], joinedBy: [] };
    byPrincipal.set(principal, recorded);
    (change.kind === 'login' ? recorded.logins : recorded.changes).push(change);
    if (!recorded.joinedBy.includes(by)) recorded.joinedBy.push(by);
  }
  return { byPrincipal, unjoined };
}

/** Whether a change is one of those meant. Where zones or products are folded it may be any of them, and then it counts. */
export function isMeant(
  { product, zone }: FoldedChange,
  { areas, zone: wanted, withUnmapped = false }: ChangesIn,
): boolean {
  if (wanted !== null && zone !== null && zone !== wanted) return false;
  if (areas === null) return true;
  const own = areasOfProduct(product);
  if (own.length === 0) return withUnmapped || product === everyProduct;
  return own.some((area) => areas.has(area));
}

/** When the latest of some changes was; null without any. */
export function lastOf(changes: readonly FoldedChange[]): string | null {
  return changes.reduce<string | null>((found, { last }) => latest(found, last), null);
}

function latest(one: string | null, other: string | null): string | null {
  return compareTimes(one, other) >= 0 ? one : other;
}

function compareTimes(one: string | null, other: string | null): number {
  const [a, b] = [readTime(one), readTime(other)];
  return (a ?? Number.NEGATIVE_INFINITY) - (b ?? Number.NEGATIVE_INFINITY) || 0;
}

function usedAt(text: string | null): string | null {
  const time = readTime(text);
  return time === null ? null : new Date(time).toISOString();
}
