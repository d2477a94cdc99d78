import type { Account, Scope } from '@grantlens/snapshot';
import { printable } from './printable.ts';
import { scopeWords } from './words.ts';

// Every row of a large account looks a zone up.
const known = new WeakMap<Account, ReadonlyMap<string, string>>();

/**
 * The name of the zone with this key, followed by its id where another zone of the account has the same name (one that
 * moved away and one that is active): `shop.example (023e105f…)`. Null where there is no such zone, or it has no name. The
 * account must be whole: the part of one that a lookup file gives does not list all its zones.
 */
export function zoneName(key: string, account: Account): string | null {
  const names = known.get(account) ?? namesOf(account);
  known.set(account, names);
  return names.get(key) ?? null;
}

function namesOf({ zones }: Account): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { name } of zones) if (name !== null) count.set(name, (count.get(name) ?? 0) + 1);
  return new Map(
    zones.flatMap(({ key, name, id }) => {
      if (name === null) return [];
      return [[key, count.get(name) === 1 ? name : `${name} (${id})`] as const];
    }),
  );
}

/** A piece of scope in words, a zone as `zoneName` names it. */
export function distinctScopeWords(scope: Scope, account: Account): string {
  const name = scope.kind === 'resource' ? zoneName(scope.resource, account) : null;
  return name === null ? scopeWords(scope, account) : printable(name);
}
