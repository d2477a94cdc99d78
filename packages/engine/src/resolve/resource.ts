import { type Account, accountKey, GrantlensError, zoneKey } from '@grantlens/snapshot';
import {
  canonicalKey,
  isOfAnotherAccount,
  parseKey,
  resourceKey,
  resourceTypes,
  SeveralMeant,
} from '@grantlens/snapshot/internal';
import { collectionGap } from '../decision/collection-gap.ts';
import { accountResource, type Resource, type Subject, zoneResource } from '../decision/resource.ts';
import { didYouMean, orList } from '../words/nearest.ts';
import { isOneKey, unknownResource } from '../words/unknown-name.ts';
import { unseenWords } from '../words/unseen-words.ts';
import { matchesGlob } from './glob.ts';
import { zonesNamed } from './zone.ts';

/**
 * What a person means: `account`, a zone by name or id, `zone:GLOB` (`zone:*` for all), `anywhere`, or a raw
 * resource key.
 *
 * @throws GrantlensError `resource-unknown` when nothing, or several things, are meant
 */
export function resolveResource(text: string, account: Account): Subject {
  const wanted = text.trim();
  if (wanted === 'account' || wanted === accountKey(account.id)) return accountResource(account);
  if (wanted === 'anywhere') return { kind: 'anywhere' };
  if (wanted === `${resourceTypes.zone}.*`) return { kind: 'zones', glob: '*', zones: account.zones };
  if (wanted.startsWith('zone:')) return zonesMeant(wanted.slice('zone:'.length).trim(), account);
  return (
    zoneMeant(wanted, account) ??
    keyMeant(wanted, account) ??
    unseenZone(wanted, account) ??
    unknown(wanted, account)
  );
}

/** The zones whose names a glob matches; without a `*` the one zone of that name. */
function zonesMeant(glob: string, account: Account): Subject {
  const wanted = glob.toLowerCase().replace(/\.$/, '');
  if (wanted === '*') return { kind: 'zones', glob: '*', zones: account.zones };
  if (!wanted.includes('*'))
    return zoneMeant(glob, account) ?? unseenZone(glob, account) ?? unknown(glob, account);
  const zones = account.zones.filter(({ name }) => name !== null && matchesGlob(name.toLowerCase(), wanted));
  if (zones.length > 0 || collectionGap(account, 'zones') !== null)
    return { kind: 'zones', glob: wanted, zones };
  throw new GrantlensError('resource-unknown', `no zone of the account has a name like "${glob}"`);
}

function zoneMeant(wanted: string, account: Account): Resource | null {
  const found = zonesNamed(wanted, account);
  const [zone, ...others] = found;
  if (zone === undefined) return null;
  if (others.length === 0) return zoneResource(zone);
  const keys = orList(found.map(({ key }) => key));
  throw new SeveralMeant(
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
      `"${wanted}" is not one resource; of wildcards only those over zones ("zone:*") can be asked, or "anywhere"`,
    );
  }
  if (!isOneKey(wanted)) throw unknownResource(wanted, account);
  // A zone that is not there (yet) can be asked about by its key: what would reach it does (S6).
  if (key.type === resourceTypes.zone)
    return zoneResource({ key: resourceKey(wanted), id: key.id, name: null });
  const kind = isOfAnotherAccount(wanted, account.id) ? 'foreign' : 'other';
  return {
    kind,
    key: resourceKey(wanted),
    identity: canonicalKey(key),
    type: key.type,
    id: key.id,
    name: null,
  };
}

/** While the zones were not seen whole, an id that is not among them may still be one. */
function unseenZone(wanted: string, account: Account): Resource | null {
  if (collectionGap(account, 'zones') === null || !/^[0-9a-f]{32}$/.test(wanted)) return null;
  return zoneResource({ key: zoneKey(wanted), id: wanted, name: null });
}

function unknown(wanted: string, account: Account): never {
  const names = account.zones.flatMap(({ name }) => name ?? []);
  const near = didYouMean(wanted, [...names, 'account']);
  const gap = collectionGap(account, 'zones');
  const text =
    gap === null
      ? `there is no zone or resource "${wanted}" in the account`
      : `"${wanted}" is not a zone that the snapshot shows, and ${unseenWords(gap)}: a zone that it does not show can be named by its id`;
  throw new GrantlensError('resource-unknown', `${text}${near}`);
}
