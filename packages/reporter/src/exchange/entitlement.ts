import { scopeWords } from '@grantlens/engine';
import { permissionGroupWords } from '@grantlens/engine/internal';
import type { Account, PermissionGroup } from '@grantlens/snapshot';
import { addTo, compareTexts, scopeIdentity, sha256 } from '@grantlens/snapshot/internal';
import type { CertainPart } from './certain-parts.ts';
import { few, type Places } from './places.ts';

/** A permission group on places, without what denies take of it: what other tools call a role or an entitlement. */
export interface Entitlement {
  /** The same in every file of the account: a digest of what it is. */
  readonly id: string;
  /** In words, with what it lacks: `DNS on every zone (except shop.example)`. */
  readonly name: string;
  readonly group: PermissionGroup;
  readonly places: Places;
  /** Single permissions of the group that are not held somewhere, in words; and all of them. */
  readonly lacks: readonly string[];
  readonly lacking: ReadonlySet<string>;
}

/** What makes an entitlement. */
export interface Held {
  readonly group: PermissionGroup;
  readonly places: Places;
  /** What is lacking somewhere on the one scope; where there are several, on each the same. */
  readonly lacks: CertainPart['lacks'];
}

/** The entitlement that is held. */
export function entitlementOf({ group, places, lacks }: Held, account: Account): Entitlement {
  const lacked = mergedLacks(lacks);
  const isOne = places.scopes.length === 1;
  const identity = JSON.stringify([
    group.key,
    places.id,
    lacked.map(({ scope, permissions }) => [isOne ? scopeIdentity(scope) : '', permissions]),
  ]);
  const words = isOne
    ? lackWords(lacked, account)
    : lacked.map(({ permissions }) => `${few(permissions, 8)} on each`);
  const name = `${permissionGroupWords(group)} on ${places.name}`;
  return {
    id: sha256(identity).slice(0, 24),
    name: words.length === 0 ? name : `${name} (without ${few(words)})`,
    ...{ group, places, lacks: words },
    lacking: new Set(lacked.flatMap(({ permissions }) => permissions)),
  };
}

/** One row for each place, with all that is lacking there. */
function mergedLacks(lacks: CertainPart['lacks']): CertainPart['lacks'] {
  const places = new Map<string, CertainPart['lacks'][number]>();
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
