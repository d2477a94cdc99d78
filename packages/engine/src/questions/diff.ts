import type { Gap, Principal } from '@grantlens/snapshot';
import { collectionGapId } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { pairAt, type VerdictPair } from '../changes/change-table.ts';
import { changedGroups } from '../changes/changed-groups.ts';
import { changedPrincipals } from '../changes/changed-principals.ts';
import type { PrincipalPair } from '../changes/different-cells.ts';
import { partOf } from '../changes/partition.ts';
import {
  openChanges,
  openTable,
  type PrincipalChange,
  type PrincipalChanges,
} from '../changes/principal-changes.ts';
import { openSides, type Sides } from '../changes/side.ts';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { unseenPrincipals } from '../decision/collection-gap.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { AskedPermission } from '../decision/permission.ts';
import type { Resource } from '../decision/resource.ts';
import {
  type ConditionChange,
  conditionChanges,
  type StandingChange,
  standingChanges,
} from './standing-changes.ts';

/** One thing that changed, and for whom. */
export interface Change extends PrincipalChange {
  /** As it is afterwards; of one that is gone, as it was. */
  readonly principal: Principal;
}

/** The answer to `diff`. */
export interface DiffAnswer {
  readonly before: Access;
  readonly after: Access;
  /** By principal, in the order of the account afterwards; those who are gone come last. */
  readonly changes: readonly Change[];
  /** Who can act now and could not, or the other way round, in the same order. */
  readonly standings: readonly StandingChange[];
  /** Which tokens work from elsewhere or at other times, in the same order. */
  readonly conditions: readonly ConditionChange[];
  readonly assumptions: readonly Assumption[];
  readonly gaps: readonly Gap[];
  /**
   * False when a verdict was or is `unknown`, or when principals or the policies of user groups were not seen
   * whole.
   */
  readonly complete: boolean;
}

/**
 * Who can do what now and could not before, or the other way round, each with the edit that caused it (S15).
 * Both graphs are of one account. A principal that only one of them has holds nothing on the other. `concerns` says whom it
 * is asked of.
 *
 * @example
 * ```ts
 * import { applyEdits, compile, diff, readEdits } from '@grantlens/engine';
 *
 * const later = applyEdits(account, readEdits(['remove member ruth@lindenpike.example'], account));
 * const { changes } = diff(compile(account), compile(later));
 * changes.map(({ principal, before, after }) => [principal.name, before, after]); // → [['Ruth Adeyemi', 'allowed', 'not-granted']]
 * ```
 */
export function diff(
  before: Access,
  after: Access,
  concerns: (principal: Principal) => boolean = () => true,
): DiffAnswer {
  const sides = openSides(before, after);
  const { changes, answers } = changesIn(sides, concerns);
  const unseen = [before, after].flatMap((access) => [
    ...unseenPrincipals(access),
    ...unseenPolicies(access),
  ]);
  return {
    before,
    after,
    changes,
    standings: standingChanges(sides).filter(({ principal }) => concerns(principal)),
    conditions: conditionChanges(sides).filter(({ principal }) => concerns(principal)),
    assumptions: mergeAssumptions(answers),
    gaps: mergeGaps([...unseen, ...answers.flatMap(({ gaps }) => gaps)]),
    complete: unseen.length === 0 && answers.every(({ isOpen }) => !isOpen),
  };
}

/** The changes alone, without what `diff` says besides. */
export function changesBetween(before: Access, after: Access): readonly Change[] {
  return changesIn(openSides(before, after), () => true).changes;
}

function changesIn(
  sides: Sides,
  concerns: (principal: Principal) => boolean,
): {
  readonly changes: readonly Change[];
  readonly answers: readonly PrincipalChanges[];
} {
  const groups = changedGroups(sides);
  const changesOf = openChanges(sides, groups);
  const byClass = new Map<string, PrincipalChanges>();
  const changes: Change[] = [];
  for (const pair of changedPrincipals(sides, groups)) {
    const principal = pair.after ?? pair.before;
    if (principal === null || !concerns(principal)) continue;
    const found = byClass.get(pair.class) ?? changesOf(pair);
    byClass.set(pair.class, found);
    for (const row of found.rows) changes.push({ principal, ...row });
  }
  return { changes, answers: [...new Set(byClass.values())] };
}

/**
 * The verdicts of one principal that differ, exactly and unfolded: what a permission on a resource was and is, null
 * where it is the same. `diff` says the same in rows.
 */
export function changeOf(
  { before, after }: Pick<DiffAnswer, 'before' | 'after'>,
  pair: PrincipalPair,
): (permission: AskedPermission, resource: Resource) => VerdictPair | null {
  const sides = openSides(before, after);
  const { universe } = sides.after;
  const { at, parts } = openTable(sides, changedGroups(sides))(pair);
  return (permission, resource) => {
    const bit =
      permission.kind === 'atomic'
        ? universe.bitOf.get(permission.name)
        : universe.bitOfGroup.get(permission.group.key);
    return bit === undefined ? null : pairAt(at.get(partOf(resource, parts)), bit);
  };
}

/**
 * The gaps of the collections that carry policies of user groups: while there are any, nobody's grants are
 * seen whole.
 */
function unseenPolicies({ account }: Access): readonly Gap[] {
  return account.coverage
    .filter(({ collection }) => collection === 'userGroups' || collection === 'userGroupMembers')
    .flatMap(({ collection, status }) => account.gaps.get(collectionGapId(collection, status)) ?? []);
}
