import type { Access } from '@grantlens/engine';
import type { ChangeRow } from '../model/tables/changes.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { Table } from '../model/tables/table.ts';
import { compareBy } from '../words/order.ts';
import { conditionsChangeWords, standingChangeWords } from '../words/standings.ts';

/** An account as a review sees it. */
export interface Reviewed {
  readonly access: Access;
  readonly entitlements: Table<EntitlementRow>;
}

/** An entitlement as it was and as it is. */
export type Sides =
  | { readonly before: null; readonly after: EntitlementRow }
  | { readonly before: EntitlementRow; readonly after: null }
  | { readonly before: EntitlementRow; readonly after: EntitlementRow };

/** The row of a change. */
export function rowOf(
  kind: ChangeRow['kind'],
  { before, after }: Sides,
  causes: readonly string[],
): ChangeRow {
  const row = after ?? before;
  return {
    id: row.id,
    kind,
    principalId: row.principalId,
    principalKind: row.principalKind,
    email: row.email,
    name: row.name,
    standingBefore: before?.standing ?? null,
    standingAfter: after?.standing ?? null,
    before: before?.effective ?? null,
    after: after?.effective ?? null,
    access: row.access,
    permissionGroupId: row.permissionGroupId,
    permissionGroupName: row.permissionGroupName,
    means: row.means,
    scopeKey: row.scopeKey,
    scopeName: row.scopeName,
    path: row.path,
    groupId: row.groupId,
    groupName: row.groupName,
    policyId: row.policyId,
    privileged: row.privileged,
    causes,
    exceptBefore: before?.except ?? [],
    exceptAfter: after?.except ?? [],
    conditionsBefore: before?.conditions ?? [],
    conditionsAfter: after?.conditions ?? [],
    principalsBefore: before?.principals ?? 0,
    principalsAfter: after?.principals ?? 0,
    units: row.units,
  };
}

/** The order of changes: by whom, then by what. */
export const inOrder: (a: ChangeRow, b: ChangeRow) => number = compareBy<ChangeRow>(
  (row) => row.email ?? row.name ?? row.principalId,
  (row) => row.principalId,
  (row) => row.permissionGroupName,
  (row) => row.scopeName ?? row.scopeKey,
  (row) => row.id,
);

/** Whether the same comes of an entitlement as before, in all its parts. */
export function isSameOutcome(a: EntitlementRow, b: EntitlementRow): boolean {
  return (
    a.effective === b.effective &&
    a.means === b.means &&
    (a.except === b.except || JSON.stringify(a.except) === JSON.stringify(b.except))
  );
}

/** Whether the holder of an entitlement can use it when and from where they could before. */
export function isSameHolder(a: EntitlementRow, b: EntitlementRow): boolean {
  return (
    a.standing === b.standing &&
    (a.conditions === b.conditions || a.conditions.join('\n') === b.conditions.join('\n'))
  );
}

/** Says that the holder of an entitlement has another standing than before, or other conditions. */
export function holderWords(before: EntitlementRow, after: EntitlementRow): readonly string[] {
  const [was, is] = [before.standing, after.standing];
  return [
    ...(was === is || was === null || is === null ? [] : [standingChangeWords(was, is)]),
    ...(before.conditions.join('\n') === after.conditions.join('\n')
      ? []
      : [conditionsChangeWords(before.conditions, after.conditions)]),
  ];
}
