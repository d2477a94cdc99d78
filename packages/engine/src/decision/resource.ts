import { type Account, accountKey, type ResourceKey, type Scope, type Zone } from '@grantlens/snapshot';
import { parseKey, resourceKey, resourceTypes } from '@grantlens/snapshot/internal';

/** One thing a question can be about. */
export interface Resource {
  /** `foreign` is a thing of another account: nobody reaches it here (S5). */
  readonly kind: 'account' | 'zone' | 'other' | 'foreign';
  /** As Cloudflare spells it. */
  readonly key: ResourceKey;
  /** Equal for two spellings of the same thing. */
  readonly identity: string;
  readonly type: string;
  readonly id: string;
  readonly name: string | null;
}

/** Some of the account's zones, each counted: all of them, or those whose names a glob matches. */
export interface SomeZones {
  readonly kind: 'zones';
  /** `*`, or a glob over zone names such as `*.shop.example`. */
  readonly glob: string;
  readonly zones: readonly Zone[];
}

/** Whatever a permission is held on. */
export interface Anywhere {
  readonly kind: 'anywhere';
}

/** What a question is about that means many resources. */
export type ManyResources = SomeZones | Anywhere;

/** What a question is about: one resource, or many. */
export type Subject = Resource | ManyResources;

/** Whether a subject is one resource. */
export function isOneResource(subject: Subject): subject is Resource {
  return subject.kind !== 'zones' && subject.kind !== 'anywhere';
}

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

/** What a scope is called as a resource: the one thing it names, or, by a `*`, whatever no policy names of a type. */
export function resourceAt(scope: Scope, account: Account): Resource {
  switch (scope.kind) {
    case 'account':
      return accountResource(account);
    case 'type':
      return {
        kind: 'other',
        key: resourceKey(scope.key),
        identity: `${scope.type}.*`,
        type: scope.type,
        id: '*',
        name: null,
      };
    case 'resource': {
      const { key, type, resource: identity } = scope;
      const zone = account.zonesByKey.get(identity);
      if (zone !== undefined) return zoneResource(zone);
      const kind = type === resourceTypes.zone ? 'zone' : 'other';
      return { kind, key: resourceKey(key), identity, type, id: parseKey(key).id, name: null };
    }
  }
}
