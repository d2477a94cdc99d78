import type { Principal } from '@grantlens/snapshot';
import { addTo, invariant, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { PolicyCell } from './cells-by-scope.ts';
import type { OtherPolicy } from './effective.ts';
import { type HeldPolicy, policiesHeld } from './held-policies.ts';
import type { HolderPolicies } from './holder-policies.ts';
import { type Lookups, openLookups } from './lookups.ts';
import { type Overlapping, openOverlapping } from './overlapping-policies.ts';
import { type Pool, poolFor } from './policies-that-matter.ts';

// An outcome is decided with the policies that can change it, and the fewer they are, the fewer ways there are in which
// principals differ. Four filters leave out the others, in this order: each sees what the one before let through, and
// looks at more to decide.
//
// 1. `policies-that-matter`: what a policy is. Once for each policy, whoever asks.
// 2. `overlapping-policies`: what its permission groups share with the permission group of the grant. Once
// for each policy
//    of a holder and permission group.
// 3. `overlap`: whether one of its cells reaches what the grant reaches. Once for each scope, cell by cell.
// 4. `isAfterDeny`, here: whether the principal has a policy that denies. Once for each principal.
//
// CPU time of all outcomes of a generated account of 37 MB: 3.5 s. Without the first filter 18 s, without the
// second 4 s (the third looks at the permission groups again, cell by cell: without either of them 17 s,
// without the first and the second 45 s). Without the fourth it is 4.2 s and half again as many outcomes.
// Without the third alone the time is the same there, where nearly everything is granted on a few scopes;
// what it saves is an outcome of its own for those who are denied something elsewhere.

/** Principals who have a grant through the same holder, and the same other policies that can change its outcome. */
export interface Alike {
  readonly principals: readonly Principal[];
  readonly others: readonly OtherPolicy[];
  /** Whether everybody who has the grant has these others too. */
  readonly isPlain: boolean;
}

/** Splits those who have a grant by what else they have that can change its outcome. */
export type Split = (grant: PolicyCell) => readonly Alike[];

/**
 * Opens the split of the principals of holders. What can change an outcome is known of policies, not of
 * principals: for nearly every grant of a large account nothing can, and a user group of a thousand members
 * falls into a handful of parts.
 */
export function openSplit(access: Access): (holder: HolderPolicies) => Split {
  const lookups = openLookups(access);
  return (holder) => splitHolder(holder, lookups);
}

function splitHolder(holder: HolderPolicies, lookups: Lookups): Split {
  const poolOf = remembered((pool: Pool) => policiesHeld(holder, lookups, pool));
  const opened = new Map<string, Overlapping>();
  const overlapping = (grant: PolicyCell): readonly HeldPolicy[] => {
    const { permissionGroup: group } = grant;
    if (group === null) return [];
    const pool = poolFor(grant);
    const key = `${pool} ${group.key}`;
    const known = opened.get(key) ?? openOverlapping(poolOf(pool), { group, pool }, lookups);
    opened.set(key, known);
    return known(grant);
  };
  const done = new Map<string, readonly Alike[]>();
  return (grant) => {
    const policies = overlapping(grant);
    const key = policies
      .map(({ policy, isAfterDeny }) => `${lookups.numberOf(policy)}${isAfterDeny ? '?' : ''}`)
      .join();
    const known = done.get(key) ?? split(holder, policies, lookups);
    done.set(key, known);
    return known;
  };
}

/** Splits the principals of a holder by which of some policies they have. */
function split(
  { principals }: HolderPolicies,
  policies: readonly HeldPolicy[],
  lookups: Lookups,
): readonly Alike[] {
  const has = new Map<number, HeldPolicy[]>();
  for (const held of policies) for (const at of held.by ?? []) addTo(has, at, held);
  const parts = new Map<string, { readonly own: readonly HeldPolicy[]; readonly principals: Principal[] }>();
  const matters = (held: HeldPolicy, all: readonly HeldPolicy[]) => !held.isAfterDeny || all.some(denies);
  const ofAll = policies.filter(({ by }) => by === null);
  principals.forEach((principal, at) => {
    const all = has.get(at) ?? [];
    const own = all.filter((held) => matters(held, [...ofAll, ...all]));
    const key = own.map(({ policy }) => lookups.numberOf(policy)).join();
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { own, principals: [principal] });
    else part.principals.push(principal);
  });
  return [...parts.values()].map(({ own, principals: alike }): Alike => {
    const [first] = alike;
    invariant(first !== undefined, 'a part has principals');
    return {
      principals: alike,
      others: policies
        .filter((held) => own.includes(held) || (held.by === null && matters(held, [...ofAll, ...own])))
        .map(({ policy, path, group }) => ({
          way: { principal: first, policy, path, group },
          cells: lookups.cellsOf(policy),
        })),
      isPlain: own.length === 0,
    };
  });
}

function denies({ policy }: HeldPolicy): boolean {
  return policy.effect !== 'allow';
}
