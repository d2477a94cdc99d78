import type { AccessGraph, Grant } from '@grantlens/engine';
import { invariant, type Principal } from '@grantlens/snapshot';
import { type Effective, effectiveOf, isSureAllow } from './effective.ts';
import { type Hands, listHands } from './hands.ts';
import { type Alike, openOthers } from './others.ts';

/** What a grant comes to for some of those who have it. */
export interface Outcome {
  /** As the first of the principals has it. */
  readonly grant: Grant;
  readonly effective: Effective;
  readonly principals: readonly Principal[];
  /** Whether nothing bears on it but what everybody has who has the grant. */
  readonly isPlain: boolean;
}

/** What the hands give, grant by grant, and for whom it comes to what. */
export interface HandsOutcomes {
  readonly hands: Hands;
  /** For every cell of every policy an outcome or several, which together are those of all the principals. */
  readonly cells: Iterable<readonly Outcome[]>;
}

/** What every grant of the account comes to, asked once for all who have the same that could bear on it. */
export function* outcomesOf(access: AccessGraph): Generator<HandsOutcomes, void, void> {
  const divideBy = openOthers(access);
  for (const hands of listHands(access)) yield { hands, cells: cellsOf(hands) };

  function* cellsOf(hands: Hands): Generator<readonly Outcome[], void, void> {
    const { policies, path, group } = hands;
    const divide = divideBy(hands);
    for (const policy of policies) {
      const decide = openDecision(access);
      for (const cell of access.cellsOf(policy)) {
        const handed = { policy, path, group, cell, permissionGroup: access.groupOf(cell) };
        yield divide(handed).map((alike): Outcome => {
          const [principal] = alike.principals;
          invariant(principal !== undefined, 'a part is of somebody');
          const grant = { ...handed, principal };
          const { principals, isPlain } = alike;
          return { grant, effective: decide(grant, alike), principals, isPlain };
        });
      }
    }
  }
}

/**
 * Decides the grants of one policy. Many policies are on hundreds of zones, and where nothing that bears on a grant is on
 * one of them alone it comes to the same on each.
 */
function openDecision(access: AccessGraph): (grant: Grant, alike: Alike) => Effective {
  const known = new Map<string, Map<Alike, Effective>>();
  return (grant, alike) => {
    const { scope, permissionGroup } = grant.cell;
    const isAlone =
      scope?.kind === 'resource' && !alike.others.some(({ cells }) => cells.byResource.has(scope.resource));
    if (alike.others.length === 0 || !isAlone || !isSureAllow(grant))
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
