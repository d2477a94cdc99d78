import { type Access, scopeWords } from '@grantlens/engine';
import { counted, isWithin } from '@grantlens/engine/internal';
import type { Account, Scope } from '@grantlens/snapshot';
import { compareTexts, scopeIdentity, sha256 } from '@grantlens/snapshot/internal';

/** Where a permission group is held alike: one scope without parts of it, or several single resources. */
export interface Places {
  /** The same in every file of the account: a digest of what they are. */
  readonly id: string;
  /** In words, of which a long list is counted. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Parts of the one scope on which the permission group is not held. */
  readonly except: readonly Scope[];
  /** Whether a scope is a part of them, and none of what is left out. */
  readonly holds: (scope: Scope) => boolean;
}

/** Makes places, each set of them once: the policies of a large account are on the same sets again and again. */
export function openPlaces({
  account,
}: Access): (scopes: Iterable<Scope>, except: readonly Scope[]) => Places {
  const known = new Map<string, Places>();
  const words = new Map<string, string>();
  const wordsOf = (scope: Scope): string => {
    const identity = scopeIdentity(scope);
    const found = words.get(identity) ?? scopeWords(scope, account);
    words.set(identity, found);
    return found;
  };
  return (given, parts) => {
    const [scopes, except] = [inOrder(given), inOrder(parts)];
    const identity = JSON.stringify([...scopes.keys(), '', ...except.keys()]);
    const before = known.get(identity);
    if (before !== undefined) return before;
    // No comma and no semicolon of ours: lists of roles have them between two.
    const out = except.size === 0 ? '' : ` (except ${few([...except.values()].map(wordsOf))})`;
    const wide = [...except.values()].filter(({ kind }) => kind !== 'resource');
    const [first] = scopes.values();
    const places: Places = {
      id: sha256(JSON.stringify([account.id, identity])).slice(0, 24),
      name: `${few([...scopes.values()].map(wordsOf).sort(compareTexts))}${out}`,
      scopes: [...scopes.values()],
      except: [...except.values()],
      holds: (scope) =>
        (scopes.has(scopeIdentity(scope)) ||
          (scopes.size === 1 && first !== undefined && isWithin(scope, first))) &&
        !except.has(scopeIdentity(scope)) &&
        // An exception of the whole account is of the account itself.
        !wide.some((part) => (part.kind === 'account' ? scope.kind === 'account' : isWithin(scope, part))),
    };
    known.set(identity, places);
    return places;
  };
}

/** Each scope once, in an order that depends on nothing but what they are. */
function inOrder(scopes: Iterable<Scope>): ReadonlyMap<string, Scope> {
  const all = new Map<string, Scope>();
  for (const scope of scopes) all.set(scopeIdentity(scope), scope);
  return all.size < 2 ? all : new Map([...all].sort(([a], [b]) => compareTexts(a, b)));
}

/** A name is read in a list: what does not fit is counted, and the id says which it is. */
export function few(words: readonly string[], most = 4): string {
  if (words.length <= most) return words.join(' + ');
  return `${words.slice(0, most - 1).join(' + ')} + ${counted(words.length - most + 1, 'other')}`;
}

/** Every place by its name. */
export function placesWords({ scopes, except }: Places, account: Account): string {
  const list = (all: readonly Scope[]) => all.map((scope) => scopeWords(scope, account)).join(', ');
  return `on ${list(scopes)}${except.length === 0 ? '' : `, except ${list(except)}`}`;
}
