import { scopeWords } from '@grantlens/engine';
import { counted, permissionGroupWords } from '@grantlens/engine/internal';
import type { Account, PermissionGroup, Scope } from '@grantlens/snapshot';
import { addTo, compareTexts, scopeIdentity, sha256 } from '@grantlens/snapshot/internal';
import type { CertainPart } from './certain-parts.ts';

/** A permission group on a scope, without what denies take of it: what other tools call a role or an entitlement. */
export interface Entitlement {
  /** The same in every file of the account: a digest of what it is. */
  readonly id: string;
  /** In words, with what it lacks: `DNS on every zone (except shop.example)`. */
  readonly name: string;
  readonly group: PermissionGroup;
  readonly scope: Scope;
  /** Parts of the scope on which the permission group is not held. */
  readonly except: readonly Scope[];
  /** Single permissions of the group that are not held somewhere, in words; and all of them. */
  readonly lacks: readonly string[];
  readonly lacking: ReadonlySet<string>;
}

/** The entitlement that a part of a grant is. */
export function entitlementOf({ group, scope, except, lacks }: CertainPart, account: Account): Entitlement {
  const parts = [...except].sort((a, b) => compareTexts(scopeIdentity(a), scopeIdentity(b)));
  const lacked = mergedLacks(lacks);
  const identity = JSON.stringify([
    account.id,
    group.key,
    scopeIdentity(scope),
    parts.map(scopeIdentity),
    lacked.map(({ scope: there, permissions }) => [scopeIdentity(there), permissions]),
  ]);
  const words = lackWords(lacked, account);
  const places = few(parts.map((part) => scopeWords(part, account)));
  const notes = [
    ...(parts.length === 0 ? [] : [`except ${places}`]),
    ...(words.length === 0 ? [] : [`without ${few(words)}`]),
  ];
  // No comma and no semicolon of ours: lists of roles have them between two.
  const name = [
    `${permissionGroupWords(group)} on ${scopeWords(scope, account)}`,
    ...notes.map((note) => `(${note})`),
  ].join(' ');
  return {
    id: sha256(identity).slice(0, 24),
    name,
    ...{ group, scope, except: parts, lacks: words },
    lacking: new Set(lacked.flatMap(({ permissions }) => permissions)),
  };
}

/** One row for each place, with all that is lacking there. */
function mergedLacks(lacks: CertainPart['lacks']): CertainPart['lacks'] {
  const places = new Map<string, { readonly scope: Scope; readonly permissions: readonly string[] }>();
  for (const { scope, permissions } of lacks) {
    const identity = scopeIdentity(scope);
    const all = new Set([...(places.get(identity)?.permissions ?? []), ...permissions]);
    places.set(identity, { scope, permissions: [...all].sort() });
  }
  return [...places].sort(([a], [b]) => compareTexts(a, b)).map(([, one]) => one);
}

/** Which permissions are lacking where: those that lack in the same places in one phrase. */
function lackWords(lacks: CertainPart['lacks'], account: Account): readonly string[] {
  const places = new Map<string, string[]>();
  for (const { permissions, scope } of lacks) addTo(places, few(permissions, 8), scopeWords(scope, account));
  return [...places].map(([permissions, where]) => `${permissions} on ${few(where)}`);
}

/** A name is read in a list: what does not fit is counted, and the id says which it is. */
function few(words: readonly string[], most = 4): string {
  if (words.length <= most) return words.join(' + ');
  return `${words.slice(0, most - 1).join(' + ')} + ${counted(words.length - most + 1, 'other')}`;
}
