import type { CatalogueEntry } from '../catalogue/entry.ts';
import { types as resourceTypes } from '../keys/resource-type.ts';
import { agree, isRow, type Row, row, seen, text, texts } from './raw.ts';

// How the API spells what the oracle reads: one shape each, read apart from the rest of the program.

const { account, worker } = resourceTypes;

/** A thing that a key names; the id `*` is every one of the type. */
export type Thing = Readonly<{ type: string; id: string }>;

/** `#area:verb`, and the odd `#x_edit` and `#x_read`; null for what is not a permission. */
export function atomic(it: unknown): string | null {
  const name = (text(it) ?? '').replace(/^#/, '').replace(/^([^:]+)_(edit|read)$/, '$1:$2');
  return /^[^:\s]+:[^:\s]+$/.test(name) ? name : null;
}

/** S5: the type and id of a key; one that has no type is a thing of its own kind. Null for what is not text. */
export function thing(key: unknown): Thing | null {
  if (text(key) === null || key === '*') return null;
  const [, type = '', id = String(key)] = /^(.+)\.([^.]+)$/.exec(String(key)) ?? [];
  return { type: type === 'com.cloudflare.api.account.worker' ? worker : type, id };
}

/** S4: a token's `resources` (a key to `*`, or to a map of keys to `*`) spelled as scopes. */
export function resourcesOf(resources: unknown): unknown {
  const objects = (value: Row) => Object.entries(value).map(([key, star]) => (star === '*' ? { key } : null));
  const inside = (value: unknown) => (isRow(value) ? objects(value) : [value === '*' ? { key: '*' } : null]);
  if (!isRow(resources)) return null;
  return Object.entries(resources).map(([key, value]) => ({ key, objects: inside(value) }));
}

/** S7: the types a description of a permission group shows. */
export const typesShown = (group: Row): readonly string[] =>
  texts([group.scopes, row(group.meta).scopes].flat()).map((type) => thing(`${type}.x`)?.type ?? type);

/** S8: the spellings by which a list of permissions holds `#area:verb`. */
export function spellingsOf(asked: string): readonly string[] {
  const [, area, verb] = /^#(.+):(.+)$/.exec(asked) ?? [];
  return [`${area}:${verb}`, `${area}:*`, `*:${verb}`, '*:*'];
}

/** S9: what `permissions[]` shows; null for a row that cannot be read. */
export const namesListed = (permissions: readonly unknown[]): readonly (string | null)[] =>
  permissions.map((one) => atomic(row(row(one).attributes).legacy_name));

/** S9: what the `permissions` map of a role shows; null for a part that cannot be read. */
export function namesMapped(map: Row): readonly (string | null)[] {
  const areas = Object.entries(map).flatMap(([area, verbs]) =>
    isRow(verbs) ? Object.entries(verbs).map(([verb, on]) => [`${area}:${verb}`, on]) : [[area, 'odd']],
  );
  return areas.flatMap(([name, on]) => (`${on}` === 'false' ? [] : `${on}` === 'true' ? `${name}` : null));
}

/** S8, S9: several showings of one thing are their union, complete if each can be read and all agree. */
export function union(shown: readonly (readonly (string | null)[])[]): CatalogueEntry {
  return { permissions: texts(shown.flat()), complete: agree(shown) && !shown.flat().includes(null) };
}

export const emailOf = (member: Row): string | null => text(member.email) ?? text(row(member.user).email);

/** How a member is asked about. */
export const keyOfMember = (one: Row): string =>
  `member:${text(one.id) ?? emailOf(one) ?? text(row(one.user).id)}`;

/** How a token is asked about. */
export const keyOfToken = (one: Row): string => `token:${text(one.id) ?? text(one.name)}`;

/** How keys and scopes read in one account. */
export interface ScopeReader {
  /** S5: whether a key is another account's, as the account or a bucket says by its id. */
  readonly isForeign: (key: unknown) => boolean;
  /** S5: the things that a scope, or a list of them, reaches; null for what was not seen. */
  readonly scopesOf: (scope: unknown) => readonly (Thing | null)[];
}

/** Opens the reader of scopes for the account of an id. */
export function scopesIn(own: string): ScopeReader {
  function isForeign(key: unknown): boolean {
    const [, bucket = own] = /^com\.cloudflare\.edge\.r2\.bucket\.([0-9a-f]{32})_/.exec(String(key)) ?? [];
    return bucket !== own || (thing(key)?.type === account && ![own, '*'].includes(thing(key)?.id ?? ''));
  }
  /** What a scope key with one of its objects is. `[]` reaches nothing here, `[null]` could be anything. */
  function reachOf(key: unknown, object: unknown): readonly (Thing | null)[] {
    const named = object === '*' ? thing(key) : thing(object);
    if (isForeign(key) || (thing(key) !== null && isForeign(object))) return [];
    if (thing(key) === null || named === null) return [null];
    return [named.type === account ? { type: account, id: '*' } : named];
  }
  function scopesOf(scope: unknown): readonly (Thing | null)[] {
    const inside = ({ key, objects }: Row) => seen(objects).flatMap((it) => reachOf(key, row(it).key));
    return [scope].flat().flatMap((it) => inside(row(it)));
  }
  return { isForeign, scopesOf };
}
