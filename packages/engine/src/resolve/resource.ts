import {
  type Account,
  accountKey,
  canonicalKey,
  GrantlensError,
  isOfAnotherAccount,
  parseKey,
  resourceTypes,
  type Zone,
} from '@grantlens/snapshot';
import type { Resource, Subject } from '../decision/resource.ts';
import { firstMeant } from './meant.ts';
import { didYouMean, orList } from './nearest.ts';

/** The account as a resource. */
export function accountResource(account: Account): Resource {
  const key = accountKey(account.id);
  return {
    kind: 'account',
    key,
    identity: key,
    type: resourceTypes.account,
    id: account.id,
    name: account.name,
  };
}

/** A zone as a resource. */
export function zoneResource({ key, id, name }: Pick<Zone, 'key' | 'id' | 'name'>): Resource {
  return { kind: 'zone', key, identity: key, type: resourceTypes.zone, id, name };
}

/**
 * What a person means: `account`, a zone by name or id, `zone:*`, or a raw resource key.
 *
 * @throws GrantlensError `resource-unknown` when nothing, or several things, are meant
 */
export function resolveResource(text: string, account: Account): Subject {
  const wanted = text.trim();
  if (wanted === 'account' || wanted === accountKey(account.id)) return accountResource(account);
  if (wanted === 'zone:*' || wanted === `${resourceTypes.zone}.*`)
    return { kind: 'zones', zones: account.zones };
  return (
    zoneMeant(wanted, account) ??
    keyMeant(wanted, account) ??
    unseenZone(wanted, account) ??
    unknown(wanted, account)
  );
}

function zoneMeant(wanted: string, account: Account): Resource | null {
  const name = wanted.toLowerCase().replace(/\.$/, '');
  const found = firstMeant(account.zones, [
    (zone) => zone.key === wanted,
    (zone) => zone.id === wanted,
    (zone) => zone.name?.toLowerCase() === name,
  ]);
  const [zone, ...others] = found;
  if (zone === undefined) return null;
  if (others.length === 0) return zoneResource(zone);
  const keys = orList(found.map(({ key }) => key));
  throw new GrantlensError(
    'resource-unknown',
    `${found.length} zones are meant by "${wanted}": use the key, ${keys}`,
  );
}

/** Any other thing a scope key names. Nothing lists them, so every key is taken as it comes. */
function keyMeant(wanted: string, account: Account): Resource | null {
  if (!wanted.startsWith('com.cloudflare.')) return null;
  const key = parseKey(wanted);
  if (key.id === '*' || key.id === '') {
    throw new GrantlensError(
      'resource-unknown',
      `"${wanted}" is not one resource; of wildcards only "zone:*" can be asked`,
    );
  }
  // A zone that is not there (yet) can be asked about by its key: what would reach it does (S6).
  if (key.type === resourceTypes.zone) return zoneResource({ key: wanted, id: key.id, name: null });
  const kind = isOfAnotherAccount(wanted, account.id) ? 'foreign' : 'other';
  return { kind, key: wanted, identity: canonicalKey(key), type: key.type, id: key.id, name: null };
}

/** While the zones were not seen whole, an id that is not among them may still be one. */
function unseenZone(wanted: string, account: Account): Resource | null {
  const seenWhole = account.coverage.some(
    ({ collection, status }) => collection === 'zones' && status === 'complete',
  );
  if (seenWhole || !/^[0-9a-f]{32}$/.test(wanted)) return null;
  return zoneResource({ key: `${resourceTypes.zone}.${wanted}`, id: wanted, name: null });
}

function unknown(wanted: string, account: Account): never {
  const names = account.zones.flatMap(({ name }) => name ?? []);
  const isWhole = account.coverage.every(
    ({ collection, status }) => collection !== 'zones' || status === 'complete',
  );
  const caveat = isWhole ? '' : ' (the snapshot does not show every zone)';
  const near = didYouMean(wanted, [...names, 'account']);
  throw new GrantlensError(
    'resource-unknown',
    `there is no zone or resource "${wanted}" in the account${caveat}${near}`,
  );
}
