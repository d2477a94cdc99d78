import type { Gap, PermissionGroup } from '@grantlens/snapshot';
import { contentsGapId, type GapId } from '@grantlens/snapshot/internal';
import { type Assumption, assumptionsOf } from '../decision/assumptions.ts';
import { commonBits, hasBit, isEmpty, numbersIn, unionBits, withoutBits } from '../permissions/bits.ts';
import { type Cause, distinctCauses } from './cause.ts';
import { cellsByPart } from './cells-by-part.ts';
import type { RowChange } from './change-rows.ts';
import type { ChangeTable, PartChange } from './change-table.ts';
import type { DifferentCell } from './different-cells.ts';
import type { SidedCell, Sides } from './side.ts';

/** What a row rests on. */
export interface RowEvidence {
  readonly cause: readonly Cause[];
  /** The permission group that gives the permission, or would; null where that could not be read. */
  readonly givenBy: PermissionGroup | null;
  readonly gaps: readonly Gap[];
  readonly assumptions: readonly Assumption[];
}

/** Finds what the rows of one principal rest on, among the cells that have to do with them. */
export function rowEvidenceOf(
  all: readonly SidedCell[],
  different: readonly DifferentCell[],
  { parts }: ChangeTable,
  sides: Sides,
): (row: RowChange) => RowEvidence {
  const reach = cellsByPart(all, (one) => one, parts);
  const known = new Map<readonly Cause[], readonly Cause[]>();
  const distinctOf = (causes: ReadonlySet<readonly Cause[]>): readonly Cause[] => {
    const [first] = causes;
    if (first === undefined || causes.size > 1) return distinctCauses([...causes].flat());
    const cause = known.get(first) ?? distinctCauses(first);
    known.set(first, cause);
    return cause;
  };
  const reachOfDifferent = cellsByPart(different, ({ one }) => one, parts);
  return ({ bit, part, permission }) => {
    const bearing = reach.widely(part).filter(({ holds }) => hasBit(holds.may, bit));
    for (const one of reach.byName(part)) if (hasBit(one.holds.may, bit)) bearing.push(one);
    const causes = new Set<readonly Cause[]>();
    for (const cells of [reachOfDifferent.widely(part), reachOfDifferent.byName(part)])
      for (const { one, concerns, causes: its } of cells)
        if (hasBit(one.holds.may, bit) && (concerns === null || hasBit(concerns, bit))) causes.add(its);
    return {
      cause: distinctOf(causes),
      givenBy: permission.kind === 'group' ? permission.group : giverOf(bearing, bit),
      gaps: bearing.filter(isDoubtful).flatMap((one) => gapsOf(one, bit, sides)),
      assumptions: assumptionsOf(bearing.map(({ policy }) => policy)),
    };
  };
}

/**
 * The gaps behind verdicts that changed from or to `unknown`, those of permissions that no row of their own
 * names too.
 */
export function gapsBehind(table: ChangeTable, all: readonly SidedCell[], sides: Sides): readonly Gap[] {
  const reach = cellsByPart(all.filter(isDoubtful), (one) => one, table.parts);
  const found = new Map<GapId, Gap>();
  const seen = new Set<PartChange>();
  for (const [part, change] of table.at) {
    const { changed, before, after } = change;
    const cells = [...(seen.has(change) ? [] : reach.widely(part)), ...reach.byName(part)];
    seen.add(change);
    if (cells.length === 0) continue;
    const unknown = commonBits(changed, unionBits(before.unknown, after.unknown));
    if (isEmpty(unknown)) continue;
    for (const one of cells) {
      const { sure, may } = one.holds;
      const [bit] = numbersIn(commonBits(unknown, one.cell.gaps.length === 0 ? withoutBits(may, sure) : may));
      for (const gap of bit === undefined ? [] : gapsOf(one, bit, sides)) found.set(gap.id, gap);
    }
  }
  return [...found.values()];
}

function isDoubtful({ cell, permissionGroup }: SidedCell): boolean {
  return cell.gaps.length > 0 || (permissionGroup !== null && mayLackSome(permissionGroup));
}

/** Contents that are not complete, and "all but", which depends on those of others. */
function mayLackSome({ contents }: PermissionGroup): boolean {
  return contents.kind === 'all-but' || (contents.kind === 'listed' && !contents.complete);
}

function gapsOf(one: SidedCell, bit: number, { after: { universe } }: Sides): readonly Gap[] {
  const { cell, permissionGroup, holds, side } = one;
  const isSure = permissionGroup === null || hasBit(holds.sure, bit);
  const asked = universe.groups[bit - universe.permissions.length];
  const doubtful = permissionGroup?.contents.kind === 'all-but' ? asked : permissionGroup;
  const ids: readonly GapId[] = [...cell.gaps, ...(isSure || !doubtful ? [] : [contentsGapId(doubtful.key)])];
  return ids.flatMap((id) => side.access.account.gaps.get(id) ?? []);
}

/** Chooses one: first one that certainly allows it, then by name. */
function giverOf(bearing: readonly SidedCell[], bit: number): PermissionGroup | null {
  const ranked = bearing.flatMap(({ cell, permissionGroup, policy, holds }) => {
    if (permissionGroup === null) return [];
    const isSure = cell.gaps.length === 0 && hasBit(holds.sure, bit);
    const order = [policy.effect === 'deny', !isSure].map(Number).join('');
    return [{ permissionGroup, rank: `${order} ${permissionGroup.name ?? ''} ${permissionGroup.key}` }];
  });
  return ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1))[0]?.permissionGroup ?? null;
}
