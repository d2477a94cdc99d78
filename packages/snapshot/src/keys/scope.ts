import { accountKey, canonicalKey, type ParsedKey } from './resource-key.ts';
import { types } from './resource-type.ts';

/** One piece of what a policy reaches (S5). A policy's scope is the union of such pieces. */
export type Scope =
  | { readonly kind: 'account'; readonly key: string }
  | { readonly kind: 'type'; readonly key: string; readonly type: string }
  | { readonly kind: 'resource'; readonly key: string; readonly type: string; readonly resource: string };

/** The whole account. `key` is spelled as the API spells the account. */
export function wholeAccount(accountId: string): Scope {
  return { kind: 'account', key: accountKey(accountId) };
}

/** Every resource of a type; `key` as the policy spells it. */
export function everyOf(type: string, key: string = `${type}.*`): Scope {
  return { kind: 'type', key, type };
}

/** The one thing a typed key names, or every thing of its type when its id is `*`. */
export function namedBy(key: ParsedKey): Scope {
  if (key.id === '*') return everyOf(key.type, key.raw);
  return { kind: 'resource', key: key.raw, type: key.type, resource: canonicalKey(key) };
}

/** Equal strings for scopes that reach the same things. */
export function scopeIdentity(scope: Scope): string {
  switch (scope.kind) {
    case 'account':
      return types.account;
    case 'type':
      return `${scope.type}.*`;
    case 'resource':
      return scope.resource;
  }
}
