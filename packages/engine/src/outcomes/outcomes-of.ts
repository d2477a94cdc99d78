import type { Principal } from '@grantlens/snapshot';
import { invariant } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Grant } from '../access/grant.ts';
import { type Effective, effectiveOf } from './effective.ts';
import { type HolderPolicies, policiesByHolder } from './holder-policies.ts';
import { isCertainAllow } from './policies-that-matter.ts';
import { type Alike, openSplit } from './split-by-policies.ts';

/** The outcome of a grant for some of those who have it. */
export interface Outcome {
  /** As the first of the principals has it. */
  readonly grant: Grant;
  readonly effective: Effective;
  readonly principals: readonly Principal[];
  /** Whether it depends on nothing but what everybody has who has the grant. */
  readonly isPlain: boolean;
}

/** What a holder gives, grant by grant, with the outcome for whom. */
export interface HolderOutcomes {
  readonly holder: HolderPolicies;
  /** For every cell of every policy an outcome or several, which together are those of all the principals. */
  readonly cells: Iterable<readonly Outcome[]>;
}

/**
 * The outcome of every grant of the account: for each holder, policy and cell what is in force and for whom,
 * decided once for all who have the same policies that can change it (S11, S12).
 */
export function outcomesOf(access: Access): Generator<HolderOutcomes, void, void> {
  return outcomesFrom(access, policiesByHolder(access));
}

/** The outcome of every grant through some holders, each for its principals. */
export function* outcomesFrom(
  access: Access,
  holders: readonly HolderPolicies[],
): Generator<HolderOutcomes, void, void> {
  const splitOf = openSplit(access);
  for (const holder of holders) yield { holder, cells: cellsOf(holder) };

  function* cellsOf(holder: HolderPolicies): Generator<readonly Outcome[], void, void> {
    const { policies, path, group } = holder;
    const split = splitOf(holder);
    for (const policy of policies) {
      const decide = openDecision(access);
      for (const cell of access.cellsOf(policy)) {
        const given = { policy, path, group, cell, permissionGroup: access.groupOf(cell) };
        yield split(given).map((alike): Outcome => {
          const [principal] = alike.principals;
          invariant(principal !== undefined, 'a part has principals');
          const grant = { ...given, principal };
          const { principals, isPlain } = alike;
          return { grant, effective: decide(grant, alike), principals, isPlain };
        });
      }
    }
  }
}

/**
 * Decides the grants of one policy. Many policies are on hundreds of zones, and where none of the others has
 * a cell on one of these zones alone, the outcome is the same on each.
 */
function openDecision(access: Access): (grant: Grant, alike: Alike) => Effective {
  const known = new Map<string, Map<Alike, Effective>>();
  return (grant, alike) => {
    const { scope, permissionGroup } = grant.cell;
    const isAlone =
      scope?.kind === 'resource' && !alike.others.some(({ cells }) => cells.byResource.has(scope.resource));
    if (alike.others.length === 0 || !isAlone || !isCertainAllow(grant))
      return effectiveOf(access, grant, alike.others);
    const key = `${permissionGroup} ${scope.type}`;
    const elsewhere = known.get(key) ?? new Map<Alike, Effective>();
    known.set(key, elsewhere);
    const before = elsewhere.get(alike);
    if (before !== undefined)
      return { ...before, exceptions: before.exceptions.map((exception) => ({ ...exception, scope })) };
    const effective = effectiveOf(access, grant, alike.others);
    elsewhere.set(alike, effective);
    return effective;
  };
}
