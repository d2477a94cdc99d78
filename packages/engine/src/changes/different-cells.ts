import type { Policy, Principal } from '@grantlens/snapshot';
import { addTo, type PolicyGrant, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Bits } from '../permissions/bits.ts';
import { type Cause, mirrored } from './cause.ts';
import type { ChangedGroups } from './changed-groups.ts';
import { type ComparedPolicies, comparePolicies } from './compare-policies.ts';
import { type Side, type SidedCell, type Sides, turnedRound } from './side.ts';
import { type Crossing, whyCellLost, whyPolicyLost } from './why-lost.ts';

/** A cell that is on one side alone, or does not say the same on both; and why. */
export interface DifferentCell {
  readonly one: SidedCell;
  /** The permissions it is different in; null for all that it may hold. */
  readonly concerns: Bits | null;
  readonly causes: readonly Cause[];
}

/** One principal on either side; it is on one of them at least. */
export interface PrincipalPair {
  readonly before: Principal | null;
  readonly after: Principal | null;
}

/** What makes the difference for a principal; `key` is equal for principals for whom it is the same. */
export interface Difference {
  readonly key: string;
  readonly cells: readonly DifferentCell[];
}

/** Finds what makes the difference for one principal after another; what a user group grants is compared once. */
export function openDifferences(sides: Sides, groups: ChangedGroups): (pair: PrincipalPair) => Difference {
  const known = new Map<string, readonly DifferentCell[]>();
  return (pair) => {
    const policies = {
      before: policiesPerHolder(pair.before, sides.before),
      after: policiesPerHolder(pair.after, sides.after),
    };
    const holders = [...new Set([...policies.before.keys(), ...policies.after.keys()])];
    const found = holders.map((holder) => {
      const [before, after] = [policies.before.get(holder), policies.after.get(holder)];
      const isShared = holder.startsWith('user-group');
      const presence = [pair.before, pair.after, before, after].map((one) => (one ? '1' : '0')).join('');
      const key = `${holder} ${isShared ? '' : (pair.after ?? pair.before)?.key} ${presence}`;
      const seen = known.get(key);
      if (seen !== undefined) return { key, cells: seen };
      const cells = differentIn(comparePolicies(before ?? [], after ?? []), pair, sides, groups);
      known.set(key, cells);
      return { key, cells };
    });
    const telling = found.filter(({ cells }) => cells.length > 0);
    return { key: telling.map(({ key }) => key).join('\n'), cells: telling.flatMap(({ cells }) => cells) };
  };
}

/** The policies of a principal by who holds them. */
function policiesPerHolder(
  principal: Principal | null,
  { access, possible }: Side,
): ReadonlyMap<string, readonly Policy[]> {
  const policies = new Map<string, readonly Policy[]>();
  if (principal === null) return policies;
  policies.set('principal', access.policiesOf(principal.key));
  for (const key of principal.groups) policies.set(`user-group ${key}`, access.policiesOf(key));
  if (possible.length === 0) return policies;
  const possibleBy = new Map<string, Policy[]>();
  for (const { policy } of access.waysOf(principal)) {
    const { holder } = policy;
    if (holder.kind !== 'possible') continue;
    addTo(possibleBy, `possible ${holder.group ?? ''}`, policy);
  }
  return new Map([...policies, ...possibleBy]);
}

function differentIn(
  policies: ComparedPolicies,
  pair: PrincipalPair,
  sides: Sides,
  groups: ChangedGroups,
): readonly DifferentCell[] {
  return [
    ...oneSided(policies, crossingOf(pair, sides)),
    ...oneSided(reversed(policies), crossingOf(swapped(pair), turnedRound(sides))).map(mirrorCauses),
    ...regrouped(policies, sides, groups),
  ];
}

/** What is before and not after. */
function oneSided(
  { changed, onlyBefore }: Pick<ComparedPolicies, 'changed' | 'onlyBefore'>,
  crossing: Crossing | null,
): readonly DifferentCell[] {
  if (crossing === null) return [];
  const { here, there } = crossing;
  const lost = onlyBefore.flatMap((policy) => {
    const causes = whyPolicyLost(policy, crossing);
    return here.cellsOf(policy).map((one): DifferentCell => ({ one, concerns: null, causes }));
  });
  const less = changed.flatMap((pair) => {
    const [policy, other] = pair;
    const kept = new Set(there.access.cellsOf(other).map((cell) => meaningOf(cell, other)));
    const cells = here.cellsOf(policy).filter(({ cell }) => !kept.has(meaningOf(cell, policy)));
    return cells.map(
      (one): DifferentCell => ({ one, concerns: null, causes: whyCellLost(one.cell, pair, crossing) }),
    );
  });
  return [...lost, ...less];
}

/** Policies on both sides, of permission groups that are not alike on both. */
function regrouped(
  { same, changed }: ComparedPolicies,
  sides: Sides,
  groups: ChangedGroups,
): readonly DifferentCell[] {
  if (groups.size === 0) return [];
  const cells = [...same, ...changed].flatMap(([was, is]) => [
    ...sides.before.cellsOf(was),
    ...sides.after.cellsOf(is),
  ]);
  return cells.flatMap((one) => {
    const { permissionGroup } = one.cell;
    const changes = permissionGroup === null ? [] : (groups.get(permissionGroup) ?? []);
    return changes.map(({ concerns, cause }) => ({ one, concerns, causes: [cause] }));
  });
}

/** Equal for two cells that bear on the same questions in the same way. */
function meaningOf({ permissionGroup, scope, gaps }: PolicyGrant, { effect }: Policy): string {
  return JSON.stringify([effect, permissionGroup, scope && scopeIdentity(scope), gaps.length > 0]);
}

function crossingOf({ before, after }: PrincipalPair, sides: Sides): Crossing | null {
  return before === null
    ? null
    : { here: sides.before, there: sides.after, principalHere: before, principalThere: after };
}

function swapped({ before, after }: PrincipalPair): PrincipalPair {
  return { before: after, after: before };
}

/** What is after and not before, as if it were the other way round. */
function reversed({
  changed,
  onlyAfter,
}: ComparedPolicies): Pick<ComparedPolicies, 'changed' | 'onlyBefore'> {
  return { changed: changed.map(([was, is]) => [is, was]), onlyBefore: onlyAfter };
}

function mirrorCauses({ causes, ...rest }: DifferentCell): DifferentCell {
  return { ...rest, causes: causes.map(mirrored) };
}
