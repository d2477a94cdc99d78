import type { Grant, Unit } from '@grantlens/engine';
import { openOverlap, openSharing } from '@grantlens/engine/internal';
import type { Effect, Principal } from '@grantlens/snapshot';
import { personKey } from '../units/review-unit.ts';
import type { Side } from './side.ts';

/** By which units those concerned still have what a revoked unit gave. */
export interface StillHeld {
  /** New since the review. */
  readonly by: readonly string[];
  /** There at the review too. */
  readonly before: readonly string[];
  /** Whether something that could not be seen may give it. */
  readonly isOpen: boolean;
}

/** What a unit gives: cells, each with its permission group and effect. */
interface Part extends Pick<Grant, 'cell' | 'permissionGroup'> {
  readonly effect: Effect;
}

/** Returns a function that lists through which other units those who had a unit still have what it gave. */
export function openStillHeld(before: Side, after: Side): (unit: Unit) => StillHeld {
  const overlap = openOverlap(after.access, openSharing());
  const samePerson = openSamePerson(after);
  const grants = new Map<Principal, readonly Grant[]>();
  const grantsOf = (principal: Principal) => {
    const known = grants.get(principal) ?? after.access.grantsOf(principal);
    grants.set(principal, known);
    return known;
  };
  return (unit) => {
    const parts = partsOf(unit, before);
    const by = new Set<string>();
    const held = new Set<string>();
    let isOpen = false;
    for (const principal of holdersOf(unit, before).flatMap(samePerson)) {
      if (principal.standing === 'inactive') continue;
      for (const grant of grantsOf(principal)) {
        if (!parts.some((part) => isSameEffect(part, grant) && overlap(part, grant, 'group'))) continue;
        const under = after.units.under(grant);
        const fresh = under.filter((id) => !before.byId.has(id));
        if (grant.permissionGroup === null) isOpen = true;
        else if (fresh.length === 0) for (const id of under) held.add(id);
        else if (grant.cell.gaps.length > 0 || grant.policy.effect === 'either') isOpen = true;
        else for (const id of fresh) by.add(id);
      }
    }
    return { by: [...by].sort(), before: [...held].sort(), isOpen };
  };
}

function isSameEffect({ effect }: Part, { policy }: Grant): boolean {
  return policy.effect === effect || policy.effect === 'either' || effect === 'either';
}

/** A membership gives what its user group gives. */
function partsOf({ kind, sources, permissionGroup, group, access }: Unit, before: Side): readonly Part[] {
  if (kind !== 'membership' || group === null)
    return sources.slice(0, 1).map(({ cell }) => ({ cell, permissionGroup, effect: access }));
  return before.access.policiesOf(group.key).flatMap((policy) =>
    before.access.cellsOf(policy).map((cell) => ({
      cell,
      permissionGroup: before.access.groupOf(cell),
      effect: policy.effect,
    })),
  );
}

/** Who had the unit. */
function holdersOf({ principal, group }: Unit, before: Side): readonly Principal[] {
  if (principal !== null) return [principal];
  return before.access.account.principals.filter(({ groups }) => groups.some((key) => key === group?.key));
}

/** The same principal later: by its id, and a member also by e-mail, for somebody may have been invited again. */
export function openSamePerson({ access }: Side): (principal: Principal) => readonly Principal[] {
  const { principals } = access.account;
  const byKey = new Map(principals.map((principal) => [principal.key, principal]));
  const byAddress = new Map<string, Principal[]>();
  for (const principal of principals) {
    if (principal.email === null) continue;
    const key = personKey(principal.email);
    byAddress.set(key, [...(byAddress.get(key) ?? []), principal]);
  }
  return ({ key, email }) => {
    const same = byKey.get(key);
    const others = email === null ? [] : (byAddress.get(personKey(email)) ?? []);
    return [...new Set([...(same === undefined ? [] : [same]), ...others])];
  };
}
