import type { Policy, Scope } from '@grantlens/snapshot';
import { accountKey } from '@grantlens/snapshot';
import { isObject, type JsonObject, type JsonValue, resourceTypes } from '@grantlens/snapshot/internal';

/** One place that a policy names, as received. */
export interface NamedPlace {
  /** The position of what names it: a resource group, or 0 of a token. */
  readonly group: number;
  /** The id of the resource group; null where it has none. */
  readonly groupId: string | null;
  /** The key of the scope, and of the object in it; both null where they cannot be read. */
  readonly key: string | null;
  readonly object: string | null;
  /** Of a token: whether it is written `{key: "*"}`. */
  readonly isFlat: boolean;
}

/** The fields of a policy that say where it reaches: as they are sent, and as the API then shows them. */
export interface WrittenReach {
  readonly sent: JsonObject;
  readonly shown: JsonObject;
}

/** Where a policy reaches, place by place, and how fewer places are written. */
export interface ReachSurface {
  readonly places: readonly NamedPlace[];
  /** Null where some of the places cannot be written without the others. */
  readonly write: (kept: ReadonlySet<NamedPlace>) => WrittenReach | null;
}

/** What is known of resource groups by their ids. */
export interface ResourceGroupScopes {
  /** The scopes of the account's list. */
  readonly listed: ReadonlyMap<string, unknown>;
  /** Whether the id says what a policy reaches. */
  readonly agree: (id: string) => boolean;
}

/** Reads the resource groups of a policy of a member or user group. */
export function resourceGroupSurface(policy: JsonObject, scopes: ResourceGroupScopes): ReachSurface {
  const groups = listOf(policy.resource_groups).filter(isObject) as readonly JsonObject[];
  const placesOf = groups.map((group, at) => namedIn(group, at, scopes));
  const written = (group: JsonObject, places: readonly NamedPlace[], kept: ReadonlySet<NamedPlace>) => {
    const staying = places.filter((place) => kept.has(place));
    if (staying.length === 0 && places.length > 0) return [];
    if (staying.length === places.length) return whole(group, scopes);
    const byKey = new Map<string, string[]>();
    for (const { key, object } of staying) {
      if (key === null || object === null) return null;
      byKey.set(key, [...(byKey.get(key) ?? []), object]);
    }
    return [...byKey].map(([key, objects]) => {
      const part = { scope: { key, objects: objects.map((one) => ({ key: one })) } };
      return { sent: part, shown: part };
    });
  };
  return {
    places: placesOf.flat(),
    write: (kept) => {
      const parts = groups.map((group, at) => written(group, placesOf[at] ?? [], kept));
      const sound = parts.filter((part) => part !== null).flat();
      if (parts.includes(null)) return null;
      return {
        sent: { resource_groups: sound.map(({ sent }) => sent) },
        shown: { resource_groups: sound.map(({ shown }) => shown) },
      };
    },
  };
}

/** A resource group by its id, or by its scope as received. */
function whole(group: JsonObject, { agree }: ResourceGroupScopes): readonly WrittenReach[] | null {
  const { id, scope } = group;
  if (typeof id === 'string') return agree(id) ? [{ sent: { id }, shown: group }] : null;
  return scope === undefined ? null : [{ sent: { scope }, shown: { scope } }];
}

function namedIn(group: JsonObject, at: number, { listed }: ResourceGroupScopes): readonly NamedPlace[] {
  const groupId = typeof group.id === 'string' ? group.id : null;
  const scope = showsScope(group) ? group.scope : groupId === null ? undefined : listed.get(groupId);
  const scopes = Array.isArray(scope) ? scope : [scope];
  return scopes.flatMap((one: unknown): readonly NamedPlace[] => {
    const unread = { group: at, groupId, key: null, object: null, isFlat: false };
    if (!isObject(one) || typeof one.key !== 'string' || !Array.isArray(one.objects)) return [unread];
    const { key } = one;
    return one.objects.map((object: unknown) =>
      isObject(object) && typeof object.key === 'string' ? { ...unread, key, object: object.key } : unread,
    );
  });
}

/** Whether a resource group shows what it reaches, and not its id alone. */
export function showsScope({ scope }: Readonly<Record<string, unknown>>): boolean {
  return isObject(scope) || Array.isArray(scope);
}

/** Reads the `resources` of a policy of a token. */
export function resourcesSurface(policy: JsonObject): ReachSurface {
  const { resources = null } = policy;
  const nothing = { group: 0, groupId: null, isFlat: false };
  const places = Object.entries(isObject(resources) ? resources : {}).flatMap(
    ([key, value]): readonly NamedPlace[] => {
      if (value === '*') return [{ ...nothing, key, object: '*', isFlat: true }];
      if (!isObject(value)) return [{ ...nothing, key: null, object: null }];
      return Object.keys(value).map((object) => ({ ...nothing, key, object }));
    },
  );
  return {
    places,
    write: (kept) => {
      if (kept.size === places.length) return { sent: { resources }, shown: { resources } };
      const left: Record<string, JsonValue> = {};
      for (const place of places) {
        if (!kept.has(place)) continue;
        const { key, object, isFlat } = place;
        if (key === null || object === null) return null;
        const before = left[key];
        left[key] = isFlat ? '*' : { ...(isObject(before) ? (before as JsonObject) : {}), [object]: '*' };
      }
      return { sent: { resources: left }, shown: { resources: left } };
    },
  };
}

/** What a place was read as; undefined where it reaches nothing in the account. */
export function scopeOf(
  { groupId, key, object }: NamedPlace,
  { resourceGroups }: Policy,
  accountId: string,
): Scope | null | undefined {
  const places = resourceGroups.filter(({ id }) => id === groupId).flatMap((group) => group.places);
  const found = places.find(({ objectKey, scope }) => {
    if (object === null) return scope === null;
    return objectKey === object && (object !== '*' || (scope !== null && isSpelled(scope, key, accountId)));
  });
  return found === undefined ? places.find(({ scope }) => scope === null)?.scope : found.scope;
}

function isSpelled(scope: Scope, key: string | null, accountId: string): boolean {
  if (scope.kind !== 'account') return scope.key === key;
  return key === accountKey(accountId) || key === `${resourceTypes.account}.*`;
}

/** A list; empty for anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
