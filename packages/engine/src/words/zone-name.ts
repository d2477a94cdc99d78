import type { Account } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';

// Every row of a large account looks a zone up.
const known = new WeakMap<Account, ReadonlySet<string>>();

/**
 * The name of the zone with this key, followed by its id where another zone of the account has the same name (one that
 * moved away and one that is active): `shop.example (023e105f…)`. Null where there is no such zone, or it has no name.
 */
export function zoneName(key: string, account: Account): string | null {
  const zone = account.zonesByKey.get(key);
  if (zone === undefined || zone.name === null) return null;
  const shared = known.get(account) ?? sharedKeys(account);
  known.set(account, shared);
  return shared.has(key) ? `${zone.name} (${zone.id})` : zone.name;
}

function sharedKeys(account: Account): ReadonlySet<string> {
  return new Set(
    lookupIn(account)
      .zonesOfSharedNames()
      .map(({ key }) => key),
  );
}
