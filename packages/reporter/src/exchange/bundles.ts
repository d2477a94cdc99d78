import type { Access, HolderOutcomes } from '@grantlens/engine';
import { counted } from '@grantlens/engine/internal';
import type { PermissionGroup, Principal, Scope, UserGroup } from '@grantlens/snapshot';
import { addTo, scopeIdentity, sha256 } from '@grantlens/snapshot/internal';
import type { CertainPart } from './certain-parts.ts';
import { type Entitlement, entitlementOf } from './entitlement.ts';
import { openPlaces } from './places.ts';

/** Members of a user group who hold the same through it, and what that is. */
export interface Bundle {
  readonly group: UserGroup;
  readonly members: readonly Principal[];
  readonly gives: readonly Entitlement[];
  /** Of others in the group a deny takes some of it. */
  readonly isPart: boolean;
  /** The same in every file of the account. */
  readonly id: string;
}

/** What principals hold through one holder, each set of them once. */
export interface Gathered {
  readonly principals: readonly Principal[];
  readonly gives: readonly Entitlement[];
}

/** Gathers what is held through a holder: for those who hold the same, a permission group on all its places at once. */
export interface Gathering {
  readonly take: (part: CertainPart) => void;
  readonly end: () => readonly Gathered[];
}

/** What is held alike in everything but the place. */
interface Spread {
  readonly group: PermissionGroup;
  readonly except: readonly Scope[];
  readonly lacks: CertainPart['lacks'];
  readonly scopes: Scope[];
}

/** Opens gathering holder by holder. What one holder gives is made an entitlement once, whoever else gives it. */
export function openGathering(access: Access): {
  readonly start: () => Gathering;
  /** Each entitlement once, in a stable order. */
  readonly all: () => readonly Entitlement[];
} {
  const placesOf = openPlaces(access);
  const known = new Map<string, Entitlement>();
  const entitlement = ({ group, scopes, except, lacks }: Spread): Entitlement => {
    const made = entitlementOf({ group, lacks, places: placesOf(scopes, except) }, access.account);
    const before = known.get(made.id) ?? made;
    known.set(made.id, before);
    return before;
  };
  return { start, all: () => [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };

  function start(): Gathering {
    // The principals of one split are one list; lists of the same principals are joined at the end.
    const byList = new Map<readonly Principal[], Map<string, Spread>>();
    return {
      take: (part) => {
        const { principals, group, scope, except, lacks } = part;
        const spreads = byList.get(principals) ?? new Map<string, Spread>();
        byList.set(principals, spreads);
        const key = `${group.key}\n${spreadKey(part)}`;
        const spread = spreads.get(key);
        if (spread === undefined) spreads.set(key, { group, except, lacks, scopes: [scope] });
        else spread.scopes.push(scope);
      },
      end: () =>
        joined(byList).map(({ principals, spreads }) => ({
          principals,
          gives: [...new Set(spreads.map(entitlement))],
        })),
    };
  }
}

/** Equal for parts that differ in nothing but the single resource they are about. */
function spreadKey({ scope, except, lacks }: CertainPart): string {
  if (scope.kind !== 'resource')
    return (
      scopeIdentity(scope) +
      JSON.stringify([
        except.map(scopeIdentity),
        lacks.map(({ scope: there, permissions }) => [scopeIdentity(there), permissions]),
      ])
    );
  return lacks.length === 0 ? '' : JSON.stringify(lacks.map(({ permissions }) => permissions));
}

interface Joined {
  readonly principals: readonly Principal[];
  readonly spreads: readonly Spread[];
}

function joined(byList: ReadonlyMap<readonly Principal[], ReadonlyMap<string, Spread>>): readonly Joined[] {
  const sets = new Map<
    string,
    { readonly principals: readonly Principal[]; readonly spreads: Map<string, Spread> }
  >();
  for (const [principals, spreads] of byList) {
    const key = JSON.stringify(principals.map((principal) => principal.key));
    const set = sets.get(key);
    if (set === undefined) sets.set(key, { principals, spreads: new Map(spreads) });
    else
      for (const [name, spread] of spreads) {
        const before = set.spreads.get(name);
        set.spreads.set(
          name,
          before === undefined ? spread : { ...before, scopes: [...before.scopes, ...spread.scopes] },
        );
      }
  }
  return [...sets.values()].map(({ principals, spreads }) => ({
    principals,
    spreads: [...spreads.values()],
  }));
}

/** Whether it takes fewer rows to say once what some principals hold than to say it of each. */
export function isShorterOnce({ principals, gives }: Gathered): boolean {
  return principals.length * gives.length > principals.length + gives.length;
}

/** Members of a user group who hold the same through it. */
export function bundleOf(
  { principals, gives }: Gathered,
  { group, principals: all }: HolderOutcomes['holder'],
): Bundle | null {
  if (group === null) return null;
  const isPart = principals.length < all.length;
  const id = sha256(JSON.stringify([group.key, principals.map(({ key }) => key)])).slice(0, 24);
  return { group, members: principals, gives, isPart, id };
}

/** Everything that a principal holds, by who it is. */
export function heldByEach(
  own: ReadonlyMap<Principal, ReadonlySet<Entitlement>>,
  bundles: readonly Bundle[],
): (principal: Principal) => readonly Entitlement[] {
  const of = new Map<Principal, Bundle[]>();
  for (const bundle of bundles) for (const member of bundle.members) addTo(of, member, bundle);
  return (principal) => [
    ...new Set([...(own.get(principal) ?? []), ...(of.get(principal) ?? []).flatMap(({ gives }) => gives)]),
  ];
}

/** A part of a user group in words. */
export function partWords({ group, members }: Bundle, all: number): string {
  return `${group.name ?? group.key}: ${members.length} of ${counted(all, 'member')} who hold the same`;
}
