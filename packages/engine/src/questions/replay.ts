import type { Principal } from '@grantlens/snapshot';
import { areasOfProduct, type FoldedChange, productsByName } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { openActors } from '../activity/actors.ts';
import type { Permission } from '../decision/permission.ts';
import { relate } from '../decision/relation.ts';
import { accountResource, type Resource, zoneResource } from '../decision/resource.ts';
import { preferred, type Verdict } from '../decision/verdict.ts';

/** A recorded change that would no longer have been possible. */
export interface ReplayedChange {
  readonly principal: Principal;
  readonly change: FoldedChange;
  /** Any of these makes it possible. */
  readonly permissions: readonly string[];
  readonly verdictBefore: Verdict;
  readonly verdictAfter: Verdict;
}

/** Recorded changes held to another state of the account. */
export interface Replay {
  readonly lost: readonly ReplayedChange[];
  /** Changes that were held to both states, each time they were made. */
  readonly asked: number;
  /** Changes that could not be: by nobody of the account, of a product or a place that nothing is known of. */
  readonly notMapped: {
    readonly actors: number;
    readonly products: number;
    readonly places: number;
  };
  /** Changes of which it is not known whether they were, or would be, possible. */
  readonly unclear: number;
}

/**
 * Holds what the audit log of an account recorded to another state of the account: which changes were allowed, and would
 * not be any more. Who can no longer act can no longer change anything, whatever their policies say.
 */
export function replay(before: Access, after: Access): Replay {
  const joined = openActors(before.account);
  const afterByKey = new Map(after.account.principals.map((one) => [one.key, one]));
  const placeOf = openPlaces(before);
  const permissionsOf = openPermissions(before);
  const lost: ReplayedChange[] = [];
  const notMapped = { actors: 0, products: 0, places: 0 };
  let asked = 0;
  let unclear = 0;

  for (const change of before.account.activity?.changes ?? []) {
    if (change.kind === 'login') continue;
    const { count } = change;
    const principal = joined(change.actor)?.principal;
    const permissions = permissionsOf(change.product);
    const place = placeOf(change);
    if (principal === undefined) notMapped.actors += count;
    else if (permissions.length === 0) notMapped.products += count;
    else if (place === null) notMapped.places += count;
    else {
      asked += count;
      const verdictBefore = verdictOf(before, principal, permissions, place);
      const verdictAfter = verdictOf(after, afterByKey.get(principal.key), permissions, place);
      if (verdictBefore === 'allowed' && verdictAfter !== 'allowed') {
        const names = permissions.map(({ name }) => name);
        lost.push({ principal, change, permissions: names, verdictBefore, verdictAfter });
      }
      if (verdictBefore === 'unknown' || verdictAfter === 'unknown') unclear += count;
    }
  }
  return { lost, asked, notMapped, unclear };
}

type Atomic = Extract<Permission, { readonly kind: 'atomic' }>;

/** The permissions of an account to change something of a product. */
function openPermissions({ account }: Access): (product: string) => readonly Atomic[] {
  const writes = account.permissions.filter((name) => !name.endsWith(':read'));
  return (product) => {
    const areas = new Set(areasOfProduct(product));
    return writes
      .filter((name) => areas.has(name.split(':')[0] ?? ''))
      .map((name) => ({ kind: 'atomic', name }));
  };
}

/** Where a change was made; null for a zone that the account does not have, and where it is not known which it was. */
function openPlaces({ account }: Access): (change: FoldedChange) => Resource | null {
  const zones = new Map(account.zones.map((zone) => [zone.id, zoneResource(zone)]));
  const whole = accountResource(account);
  return ({ zone, product }) => {
    if (zone !== null) return zones.get(zone) ?? null;
    const paths = productsByName.get(product)?.paths ?? [];
    const isOfZones = paths.length > 0 && paths.every((path) => path.startsWith('zones'));
    return isOfZones ? null : whole;
  };
}

function verdictOf(
  access: Access,
  principal: Principal | undefined,
  permissions: readonly Permission[],
  place: Resource,
): Verdict {
  if (principal === undefined || principal.standing !== 'active') return 'not-granted';
  return preferred(permissions.map((permission) => relate(access, principal, permission, place).verdict));
}
