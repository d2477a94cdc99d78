import { everywhere, everyZone, type Rows, type Rule, rulesByHolder } from '../account/rows.ts';
import { byAsking, type Peer } from './peer.ts';

interface Policy {
  readonly permissions: ReadonlySet<string>;
  /** Null for every zone. */
  readonly zones: ReadonlySet<string> | null;
  readonly onAccount: boolean;
}

interface Held {
  readonly denies: readonly Policy[];
  readonly allows: readonly Policy[];
}

/**
 * What a programmer writes in an afternoon: of each member its policies, of each policy a Set of permissions and a Set
 * of zones; denies first, and done at the first allow. Equal sets are shared.
 */
export function openHandWritten(rows: Rows): Peer<readonly string[]> {
  const { members, memberships, permissions, resources } = rows;
  const named = (names: readonly string[]) => (places: readonly number[]) =>
    new Set(places.map((at) => names[at] ?? ''));
  const bundles = rows.bundles.map(named(permissions));
  const lists = rows.lists.map(named(resources));
  const account = resources[0] ?? '';
  const policyOf = ({ bundle, reach }: Rule): Policy => ({
    permissions: bundles[bundle] ?? new Set(),
    zones: reach === everywhere || reach === everyZone ? null : (lists[reach] ?? new Set()),
    onAccount: reach === everywhere,
  });
  const byHolder = rulesByHolder(rows).map((rules) => ({
    denies: rules.filter(({ effect }) => effect === 'deny').map(policyOf),
    allows: rules.filter(({ effect }) => effect === 'allow').map(policyOf),
  }));
  const held = new Map<string, Held>();
  for (const [at, id] of members.entries()) {
    const holders = [at, ...(memberships[at] ?? []).map((group) => members.length + group)];
    held.set(id, {
      denies: holders.flatMap((holder) => byHolder[holder]?.denies ?? []),
      allows: holders.flatMap((holder) => byHolder[holder]?.allows ?? []),
    });
  }

  const someMatch = (policies: readonly Policy[], permission: string, resource: string): boolean => {
    const isAccount = resource === account;
    for (const { permissions: has, zones, onAccount } of policies) {
      if (!has.has(permission)) continue;
      if (isAccount ? onAccount : zones === null || zones.has(resource)) return true;
    }
    return false;
  };
  const can = (member: string, permission: string, resource: string): boolean => {
    const mine = held.get(member);
    if (mine === undefined || someMatch(mine.denies, permission, resource)) return false;
    return someMatch(mine.allows, permission, resource);
  };
  return { answers: 'at-once', can, ...byAsking(members, can) };
}
