import { causeWords, type GrantChange, grantChanges } from '@grantlens/engine/internal';
import type { RowsPer } from '../model/report.ts';
import type { ChangeRow } from '../model/tables/changes.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import { listHeldChanges } from '../per-holder/changes.ts';
import type { Reviewed } from '../rows/change-row.ts';
import { holderWords, inOrder, isSameHolder, isSameOutcome, rowOf } from '../rows/change-row.ts';
import { openEffectiveCauses } from '../rows/effective-causes.ts';

/**
 * The entitlements that came, went, or are no longer what they were, with the edits that caused it. Both reviews list
 * theirs in the same way.
 */
export function listChanges(
  before: Reviewed,
  after: Reviewed,
  rowsPer: RowsPer = 'principal',
): readonly ChangeRow[] {
  const changes = rowsPer === 'holder' ? listHeldChanges(before, after) : changesByPrincipal(before, after);
  return [...changes].sort(inOrder);
}

function changesByPrincipal(before: Reviewed, after: Reviewed): readonly ChangeRow[] {
  const was = byId(before.entitlements);
  const is = byId(after.entitlements);
  const moved = grantChanges(before.access, after.access).flatMap(({ id, causes, kind }: GrantChange) => {
    const row = (kind === 'added' ? is : was).get(id);
    if (row === undefined) return [];
    const sides = kind === 'added' ? { before: null, after: row } : { before: row, after: null };
    return [rowOf(kind, sides, causes.map(causeWords))];
  });
  const causesOf = openEffectiveCauses(before.access, after.access);
  const changed = [...after.entitlements].flatMap((row) => {
    const old = was.get(row.id);
    if (old === undefined || row.principalKind === 'user-group') return [];
    const isSame = isSameOutcome(old, row);
    if (isSame && isSameHolder(old, row)) return [];
    const { principalKind: kind, principalId: id, permissionGroupId } = row;
    const causes = isSame ? [] : causesOf({ kind, id }, permissionGroupId);
    return [rowOf('changed', { before: old, after: row }, [...holderWords(old, row), ...causes])];
  });
  return [...moved, ...changed];
}

function byId(rows: Table<EntitlementRow>): ReadonlyMap<string, EntitlementRow> {
  return new Map(rows.map((row) => [row.id, row]));
}
