import type { AccessGraph } from '@grantlens/engine';
import { addTo, invariant, type Principal, remembered } from '@grantlens/snapshot';
import type { Other } from './effective.ts';
import type { Hands } from './hands.ts';
import { type Held, heldBy, type Pool, poolFor } from './held-policies.ts';
import { type Near, openNear } from './near-policies.ts';
import { type Handed, openOthersView, type View } from './others-view.ts';

/** Principals who come to a grant by the same way and have the same other policies that can bear on it. */
export interface Alike {
  readonly principals: readonly Principal[];
  readonly others: readonly Other[];
  /** Whether the others come to them as the grant does: everybody who has the grant has these. */
  readonly isPlain: boolean;
}

/** Divides those who come to a grant by what else they have that can bear on it. */
export type Divide = (grant: Handed) => readonly Alike[];

/**
 * Opens the division of those who come to policies together. What can bear on a grant is known of policies, not of
 * principals: of nearly every grant of a large account nothing does, and a user group of a thousand members falls into a
 * handful of parts.
 */
export function openOthers(access: AccessGraph): (hands: Hands) => Divide {
  const view = openOthersView(access);
  return (hands) => divideHands(hands, view);
}

function divideHands(hands: Hands, view: View): Divide {
  const poolOf = remembered((pool: Pool) => heldBy(hands, view, pool));
  const near = new Map<string, Near>();
  const nearTo = ({ permissionGroup: group }: Handed, pool: Pool): Near => {
    const key = `${pool} ${group?.key}`;
    const known = near.get(key) ?? openNear(poolOf(pool), { group, pool }, view);
    near.set(key, known);
    return known;
  };
  const divided = new Map<string, readonly Alike[]>();
  return (grant) => {
    const policies = grant.permissionGroup === null ? [] : nearTo(grant, poolFor(grant))(grant);
    const key = policies
      .map(({ policy, isAfterDeny }) => `${view.place.get(policy)}${isAfterDeny ? '?' : ''}`)
      .join();
    const known = divided.get(key) ?? divide(hands, policies, view);
    divided.set(key, known);
    return known;
  };
}

/** Divides the principals of the hands by which of some policies they have. */
function divide({ principals }: Hands, policies: readonly Held[], view: View): readonly Alike[] {
  const has = new Map<number, Held[]>();
  for (const held of policies) for (const at of held.by ?? []) addTo(has, at, held);
  const parts = new Map<string, { readonly own: readonly Held[]; readonly principals: Principal[] }>();
  const mayBear = (held: Held, all: readonly Held[]) => !held.isAfterDeny || all.some(denies);
  const ofAll = policies.filter(({ by }) => by === null);
  principals.forEach((principal, at) => {
    const all = has.get(at) ?? [];
    const own = all.filter((held) => mayBear(held, [...ofAll, ...all]));
    const key = own.map(({ policy }) => view.place.get(policy)).join();
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { own, principals: [principal] });
    else part.principals.push(principal);
  });
  return [...parts.values()].map(({ own, principals: alike }): Alike => {
    const [first] = alike;
    invariant(first !== undefined, 'a part is of somebody');
    return {
      principals: alike,
      others: policies
        .filter((held) => own.includes(held) || (held.by === null && mayBear(held, [...ofAll, ...own])))
        .map(({ policy, path, group }) => ({
          way: { principal: first, policy, path, group },
          cells: view.bookOf(policy),
        })),
      isPlain: own.length === 0,
    };
  });
}

function denies({ policy }: Held): boolean {
  return policy.effect !== 'allow';
}
