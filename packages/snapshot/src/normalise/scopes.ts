import { isObject } from '../json.ts';
import { accountKey, parseKey } from '../keys/resource-key.ts';
import { types } from '../keys/resource-type.ts';
import { namedBy, type Scope, wholeAccount } from '../keys/scope.ts';

/** One piece of what a scope says, as far as it can be read (S5). */
export type Piece =
  | { readonly kind: 'reaches'; readonly scope: Scope; readonly objectKey: string }
  /** A key of another account: it reaches nothing here. */
  | { readonly kind: 'foreign'; readonly key: string }
  /** A scope without objects: it reaches nothing. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unseen'; readonly objectKey: string | null };

const unseen: Piece = { kind: 'unseen', objectKey: null };

/** Reads a `scope`: an object, or a list of them. Null when it is neither, as when it is absent. */
export function readScope(scope: unknown, accountId: string): readonly Piece[] | null {
  if (Array.isArray(scope)) {
    return scope.length === 0 ? [{ kind: 'empty' }] : scope.flatMap((one) => readOne(one, accountId));
  }
  return isObject(scope) ? readOne(scope, accountId) : null;
}

/** Reads the `resources` of a token policy (S4): `{key: "*"}` or `{key: {key: "*"}}`. Null when it is not a map. */
export function readResources(resources: unknown, accountId: string): readonly Piece[] | null {
  if (!isObject(resources)) return null;
  const entries = Object.entries(resources);
  if (entries.length === 0) return [{ kind: 'empty' }];
  return entries.flatMap(([key, value]) => {
    if (value === '*') return readKeys(key, ['*'], accountId);
    if (!isObject(value)) return isForeign(key, accountId) ? foreign(key) : [unseen];
    const inner = Object.entries(value).map(([object, all]) => (all === '*' ? object : null));
    return readKeys(key, inner, accountId);
  });
}

function readOne(scope: unknown, accountId: string): readonly Piece[] {
  if (!isObject(scope)) return [unseen];
  const { key, objects } = scope;
  // Nothing times any key is nothing (S2).
  if (typeof key !== 'string')
    return Array.isArray(objects) && objects.length === 0 ? [{ kind: 'empty' }] : [unseen];
  if (!Array.isArray(objects)) return isForeign(key, accountId) ? foreign(key) : [unseen];
  return readKeys(
    key,
    objects.map((object: unknown) => (isObject(object) ? object.key : null)),
    accountId,
  );
}

/** The table of S5: a scope key with its object keys. */
function readKeys(key: string, objects: readonly unknown[], accountId: string): readonly Piece[] {
  if (isForeign(key, accountId)) return foreign(key);
  if (objects.length === 0) return [{ kind: 'empty' }];
  if (key === '*') return [unseen];
  return objects.flatMap((object): readonly Piece[] => {
    if (typeof object !== 'string') return [unseen];
    if (object === '*') return [{ kind: 'reaches', scope: readKey(key, accountId), objectKey: object }];
    if (isForeign(object, accountId)) return foreign(object);
    return [{ kind: 'reaches', scope: readKey(object, accountId), objectKey: object }];
  });
}

function readKey(raw: string, accountId: string): Scope {
  if (raw === accountKey(accountId) || raw === `${types.account}.*`) return wholeAccount(accountId);
  return namedBy(parseKey(raw));
}

/** An R2 bucket's id begins with its account: `<account>_<jurisdiction>_<bucket>`. */
function isForeign(raw: string, accountId: string): boolean {
  if (raw === accountKey(accountId)) return false;
  const { type, id } = parseKey(raw);
  if (type === types.account) return id !== '*';
  if (type !== types.r2Bucket) return false;
  const owner = /^([0-9a-f]{32})_/.exec(id)?.[1];
  return owner !== undefined && owner !== accountId;
}

function foreign(key: string): readonly Piece[] {
  return [{ kind: 'foreign', key }];
}
