import { type Row, resourceTypes } from '@grantlens/snapshot/internal';
import { type Random, zipf } from './random.ts';
import { type Counts, shares } from './size.ts';

/** The permission groups of an account: as the list shows them, and as policies mention them. */
export interface PermissionGroups {
  readonly listed: readonly Row[];
  /** Draws the mention of a group that means something on zones, the popular ones often. */
  readonly zoneTyped: () => Row;
  readonly accountTyped: () => Row;
  /** One that does not say on what it means something. */
  readonly untyped: Row;
}

// 24 products of 23 aspects are 552 areas of two verbs each: as many as the largest accounts need.
const products = (
  'dns waf cache ssl workers pages stream images queues tunnels access gateway spectrum bots ' +
  'turnstile logpush analytics registrar zaraz email storage network firewall routing'
).split(' ');
const aspects = (
  'settings rules logs tokens records policies routes keys lists alerts pools hosts ' +
  'certificates scripts schemas domains tags plans filters sites events reports quotas'
).split(' ');
const verbs = ['read', 'edit'];

const areaOf = (n: number) => `${products[n % products.length]}_${aspects[Math.floor(n / products.length)]}`;
const stamps = { created_on: '2025-01-16T20:43:01.019311Z', modified_on: '2025-06-01T08:12:44.100200Z' };

/** Makes the permission groups. Every atomic permission is in one at least; those that are popular hold more. */
export function permissionGroupsOf(counts: Counts, random: Random): PermissionGroups {
  const { permissions, permissionGroups: length } = counts;
  // The last of an odd number of permissions is an area that can only be read.
  const areas = Array.from({ length: Math.ceil(permissions / 2) }, (_, n) => ({
    names: verbs.slice(0, permissions - n * 2).map((verb) => `${areaOf(n)}:${verb}`),
    type: random.chance(shares.accountTyped) ? resourceTypes.account : resourceTypes.zone,
  }));
  const groups = Array.from({ length }, (_, n) => ({
    n,
    type: n % 5 < shares.accountTyped * 5 ? resourceTypes.account : resourceTypes.zone,
    names: new Set<string>(),
  }));
  for (const type of [resourceTypes.account, resourceTypes.zone]) {
    const able = groups.filter((group) => group.type === type);
    const dealt = areas.filter((area) => area.type === type);
    // As long as the longer of the two, so that none of either is left over: an empty list would say nothing (S9).
    for (let n = 0; n < Math.max(able.length, dealt.length); n++)
      for (const name of dealt[n % dealt.length]?.names ?? []) able[n % able.length]?.names.add(name);
  }
  // Beyond what nobody else holds, a group has some more areas: an account-typed one of either kind.
  for (const { names, type } of groups) {
    for (let more = random.below(6); more > 0; more--) {
      const area = random.pick(areas);
      if (type === resourceTypes.account || area.type === type)
        for (const name of random.chance(0.5) ? area.names : area.names.slice(0, 1)) names.add(name);
    }
  }

  const identities = groups.map(({ n, type }) => identityOf(n, type, random));
  const firstIncomplete = length - Math.max(1, Math.round(length * shares.incompleteContents));
  const listed = groups.map(({ n, names }) => {
    const rows = [...names].map((name) => ({
      id: random.id(),
      key: `com.cloudflare.api.${name.replace(':', '.')}`,
      attributes: { legacy_name: `#${name}` },
    }));
    // S9: a row without a readable name leaves open what else the group holds.
    const unnamed = n < firstIncomplete ? [] : [{ id: random.id(), key: 'com.cloudflare.api.unnamed' }];
    return { ...identities[n], ...stamps, status: 'V', permissions: [...rows, ...unnamed] };
  });
  const drawn = (type: string) => {
    const mentions = identities.filter((_, n) => groups[n]?.type === type);
    const place = zipf(random, mentions.length, 1);
    return () => mentions[place()] ?? {};
  };
  const untyped = { id: random.id(), name: 'Untyped', meta: { label: 'untyped' } };
  return {
    listed: [...listed, { ...untyped, permissions: listed[0]?.permissions }],
    zoneTyped: drawn(resourceTypes.zone),
    accountTyped: drawn(resourceTypes.account),
    untyped,
  };
}

function identityOf(n: number, type: string, random: Random): Row {
  const area = areaOf(n);
  const description = `Can work with ${area.replace('_', ' ')}`;
  return {
    id: random.id(),
    name: `Crew ${n + 1} of ${area.replace('_', ' ')}`,
    meta: { description, editable: 'false', label: `crew_${n + 1}`, scopes: type },
  };
}
