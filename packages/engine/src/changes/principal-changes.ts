import type { Gap, PermissionGroup, Policy, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { type Assumption, mergeAssumptions } from '../decision/assumptions.ts';
import { mergeGaps } from '../decision/gaps.ts';
import type { Verdict } from '../decision/verdict.ts';
import type { Cause } from './cause.ts';
import { changeRows, type RowContext, type RowPermission } from './change-rows.ts';
import { type ChangeTable, changeTable, hasUnknown } from './change-table.ts';
import type { ChangedGroups } from './changed-groups.ts';
import { openHeld } from './covered-by-group.ts';
import { type DifferentCell, openDifferences, type PrincipalPair } from './different-cells.ts';
import { openRelevance, type RelevantCells } from './relevant-cells.ts';
import { gapsBehind, rowEvidenceOf } from './row-evidence.ts';
import type { SidedCell, Sides } from './side.ts';

/** One thing that changed for a principal: on all of the scope but what is excepted, the verdict was another before. */
export interface PrincipalChange {
  /**
   * The permission group that changed; of a row about a permission, the group that gives it or gave it. Null where that
   * could not be read.
   */
  readonly permissionGroup: PermissionGroup | null;
  /** Null: the row is about holding the permission group. `others`: about all permissions that no other row names. */
  readonly permission: Exclude<RowPermission, { readonly kind: 'group' }> | null;
  readonly scope: Scope;
  readonly except: readonly Scope[];
  readonly before: Verdict;
  readonly after: Verdict;
  /** The edits that caused it; at least one. */
  readonly cause: readonly Cause[];
}

/** What changed for one principal. */
export interface PrincipalChanges {
  readonly rows: readonly PrincipalChange[];
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
  /** Whether a verdict that changed was or is `unknown`. */
  readonly isOpen: boolean;
}

const nothing: PrincipalChanges = { rows: [], gaps: [], assumptions: [], isOpen: false };

/** What differs for a principal, before it is said in rows. */
interface Differing {
  readonly different: readonly DifferentCell[];
  readonly before: RelevantCells;
  readonly after: RelevantCells;
  /** Equal for two principals of whom the same is to be said. */
  readonly key: string;
}

/** Compares one principal after another; what is the same for several is worked out once. */
export function openChanges(sides: Sides, groups: ChangedGroups): (pair: PrincipalPair) => PrincipalChanges {
  const differing = openDiffering(sides, groups);
  const context = { universe: sides.after.universe, heldOf: openHeld(sides) };
  const known = new Map<string, PrincipalChanges>();
  return (pair) => {
    const found = differing(pair);
    if (found.different.length === 0) return nothing;
    const changes = known.get(found.key) ?? changesOf(found, sides, context);
    known.set(found.key, changes);
    return changes;
  };
}

/** The verdicts of one principal that differ, exactly and unfolded. */
export function openTable(sides: Sides, groups: ChangedGroups): (pair: PrincipalPair) => ChangeTable {
  const differing = openDiffering(sides, groups);
  return (pair) => tableOf(differing(pair), sides);
}

function openDiffering(sides: Sides, groups: ChangedGroups): (pair: PrincipalPair) => Differing {
  const differenceOf = openDifferences(sides, groups);
  const numbers = new Map<Policy, number>();
  const numberOf = (policy: Policy): number => {
    const number = numbers.get(policy) ?? numbers.size;
    numbers.set(policy, number);
    return number;
  };
  const known = new Map<string, ReturnType<typeof openRelevance>>();
  return (pair) => {
    const { key, cells: different } = differenceOf(pair);
    const relevant = known.get(key) ?? openRelevance(different, sides.after.universe.blocks);
    known.set(key, relevant);
    const [before, after] = [relevant(pair.before, sides.before), relevant(pair.after, sides.after)];
    const policies = [before, after].map((one) =>
      one.policies
        .map(numberOf)
        .sort((a, b) => a - b)
        .join(),
    );
    return { different, before, after, key: [key, ...policies].join('\n') };
  };
}

function tableOf({ different, before, after }: Differing, sides: Sides): ChangeTable {
  const cells = different.map(({ one }) => one);
  return changeTable({ before: before.cells, after: after.cells, different: cells }, sides.after);
}

function changesOf(differing: Differing, sides: Sides, context: RowContext): PrincipalChanges {
  const table = tableOf(differing, sides);
  if (table.at.size === 0) return nothing;
  const all: readonly SidedCell[] = [...differing.before.cells, ...differing.after.cells];
  const grounds = rowEvidenceOf(all, differing.different, table, sides);
  const found = changeRows(table, all, context).map((row) => ({ row, ...grounds(row) }));
  const rows = found.map(({ row, cause, givenBy: permissionGroup }): PrincipalChange => {
    const { permission, scope, except, before, after } = row;
    const part = permission.kind === 'group' ? null : permission;
    return { permissionGroup, permission: part, scope, except, before, after, cause };
  });
  const inOrder = rows
    .map((row) => ({ row, order: orderOf(row) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return {
    rows: inOrder.map(({ row }) => row),
    gaps: mergeGaps([...gapsBehind(table, all, sides), ...found.flatMap(({ gaps }) => gaps)]),
    assumptions: mergeAssumptions(found),
    isOpen: hasUnknown(table),
  };
}

/** By permission group, then permission, then from the whole account down to a resource. */
function orderOf({ permissionGroup, permission, scope }: PrincipalChange): string {
  const name = permission === null ? '' : permission.kind === 'atomic' ? permission.name : '~';
  const width = { account: 0, type: 1, resource: 2 }[scope.kind];
  return JSON.stringify([
    permissionGroup?.name ?? '~',
    permissionGroup?.key ?? '',
    name,
    width,
    scopeIdentity(scope),
  ]);
}
