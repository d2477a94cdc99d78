import type { Place } from '../account/policy.ts';
import { isObject } from '../json.ts';
import { accountKey, isOfAnotherAccount, parseKey } from '../keys/resource-key.ts';
import { types } from '../keys/resource-type.ts';
import { namedBy, type Scope, wholeAccount } from '../keys/scope.ts';

/** One piece of what a scope says, as far as it can be read (S5). */
export type Piece =
  | { readonly kind: 'reaches'; readonly place: Place }
  /** A key of another account: it reaches nothing here. */
  | { readonly kind: 'foreign'; readonly key: string }
  /** A scope without objects: it reaches nothing. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'unseen' };

const unseen: Piece = { kind: 'unseen' };

/** Reads scopes as seen from one account. */
export interface ScopeReader {
  /** Reads a `scope`: an object, or a list of them. Null when it is neither, as when it is absent. */
  readonly readScope: (scope: unknown) => readonly Piece[] | null;
  /** Reads the `resources` of a token policy (S4): `{key: "*"}` or `{key: {key: "*"}}`. Null when it is not a map. */
  readonly readResources: (resources: unknown) => readonly Piece[] | null;
}

/** A reader that reads a key once, however many policies name it. */
export function openScopes(accountId: string): ScopeReader {
  const named = new Map<string, Piece>();
  const whole = new Map<string, Piece>();

  /** What an object's key names; what a scope's key names where its objects are `*`. */
  const nameOf = (key: string) => remembered(named, key, () => readName(key, key, accountId));
  const allOf = (key: string) => remembered(whole, key, () => readName(key, '*', accountId));

  const isForeign = (key: string) => nameOf(key).kind === 'foreign';

  /** The table of S5: a scope key with its object keys. */
  const readKeys = (key: string, objects: readonly unknown[]): readonly Piece[] => {
    if (isForeign(key)) return [nameOf(key)];
    if (objects.length === 0) return [{ kind: 'empty' }];
    if (key === '*') return [unseen];
    return objects.map((object) => {
      if (typeof object !== 'string') return unseen;
      return object === '*' ? allOf(key) : nameOf(object);
    });
  };

  const readOne = (scope: unknown): readonly Piece[] => {
    if (!isObject(scope)) return [unseen];
    const { key, objects } = scope;
    // Nothing times any key is nothing (S2).
    if (typeof key !== 'string')
      return Array.isArray(objects) && objects.length === 0 ? [{ kind: 'empty' }] : [unseen];
    if (!Array.isArray(objects)) return [isForeign(key) ? nameOf(key) : unseen];
    return readKeys(
      key,
      objects.map((object: unknown) => (isObject(object) ? object.key : null)),
    );
  };

  return {
    readScope: (scope) => {
      if (Array.isArray(scope)) return scope.length === 0 ? [{ kind: 'empty' }] : scope.flatMap(readOne);
      return isObject(scope) ? readOne(scope) : null;
    },
    readResources: (resources) => {
      if (!isObject(resources)) return null;
      const entries = Object.entries(resources);
      if (entries.length === 0) return [{ kind: 'empty' }];
      return entries.flatMap(([key, value]) => {
        if (value === '*') return readKeys(key, ['*']);
        if (!isObject(value)) return [isForeign(key) ? nameOf(key) : unseen];
        const inner = Object.entries(value).map(([object, all]) => (all === '*' ? object : null));
        return readKeys(key, inner);
      });
    },
  };
}

function remembered(known: Map<string, Piece>, key: string, read: () => Piece): Piece {
  const before = known.get(key);
  if (before !== undefined) return before;
  const piece = read();
  known.set(key, piece);
  return piece;
}

/** What a key names, as the object `objectKey` of a scope. */
function readName(key: string, objectKey: string, accountId: string): Piece {
  if (isOfAnotherAccount(key, accountId)) return { kind: 'foreign', key };
  return { kind: 'reaches', place: { scope: readKey(key, accountId), objectKey, gaps: [] } };
}

function readKey(raw: string, accountId: string): Scope {
  if (raw === accountKey(accountId) || raw === `${types.account}.*`) return wholeAccount(accountId);
  return namedBy(parseKey(raw));
}
