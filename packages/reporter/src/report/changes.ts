import {
  type AccessGraph,
  type Change,
  causeWords,
  diff,
  type GrantChange,
  grantChanges,
} from '@grantlens/engine';
import { addTo } from '@grantlens/snapshot';
import { standingChangeWords } from '../words/standings.ts';
import { compareBy, compareText } from './order.ts';
import type { ChangeRow, EntitlementRow } from './rows.ts';

/** An account as a review sees it. */
export interface Reviewed {
  readonly access: AccessGraph;
  readonly entitlements: readonly EntitlementRow[];
}

/** The entitlements that came, went, or are no longer what they were, with the edits that caused it. */
export function listChanges(before: Reviewed, after: Reviewed): readonly ChangeRow[] {
  const was = byId(before.entitlements);
  const is = byId(after.entitlements);
  const moved = grantChanges(before.access, after.access).flatMap(({ id, causes, kind }: GrantChange) => {
    const row = (kind === 'added' ? is : was).get(id);
    if (row === undefined) return [];
    const sides = kind === 'added' ? { before: null, after: row } : { before: row, after: null };
    return [rowOf(kind, sides, causes.map(causeWords))];
  });
  const causesOf = openCauses(before.access, after.access);
  const changed = after.entitlements.flatMap((row) => {
    const old = was.get(row.id);
    if (old === undefined || isSame(old, row)) return [];
    const standing = old.standing === row.standing ? [] : [standingChangeWords(old.standing, row.standing)];
    const causes = old.effective === row.effective && sameParts(old, row) ? [] : causesOf(row);
    return [rowOf('changed', { before: old, after: row }, [...standing, ...causes])];
  });
  return [...moved, ...changed].sort(inOrder);
}

const inOrder = compareBy<ChangeRow>(
  (row) => row.email ?? row.name ?? row.principalId,
  (row) => row.principalId,
  (row) => row.permissionGroupName,
  (row) => row.scopeName ?? row.scopeKey,
  (row) => row.id,
);

function byId(rows: readonly EntitlementRow[]): ReadonlyMap<string, EntitlementRow> {
  return new Map(rows.map((row) => [row.id, row]));
}

function isSame(a: EntitlementRow, b: EntitlementRow): boolean {
  return a.effective === b.effective && a.standing === b.standing && sameParts(a, b);
}

function sameParts(a: EntitlementRow, b: EntitlementRow): boolean {
  return JSON.stringify([a.except, a.means]) === JSON.stringify([b.except, b.means]);
}

/** What caused the effective changes of a principal: of the same permission group where the engine names it. */
function openCauses(before: AccessGraph, after: AccessGraph): (row: EntitlementRow) => readonly string[] {
  const changes = new Map<string, Change[]>();
  for (const change of diff(before, after).changes) {
    const { kind, id, key } = change.principal;
    addTo(changes, `${kind} ${id ?? key}`, change);
  }
  return (row) => {
    const own = changes.get(`${row.principalKind} ${row.principalId}`) ?? [];
    const alike = own.filter(({ permissionGroup: group }) => group?.id === row.permissionGroupId);
    const causes = (alike.length > 0 ? alike : own).flatMap(({ cause }) => cause.map(causeWords));
    return [...new Set(causes)].sort(compareText);
  };
}

type Sides =
  | { readonly before: null; readonly after: EntitlementRow }
  | { readonly before: EntitlementRow; readonly after: null }
  | { readonly before: EntitlementRow; readonly after: EntitlementRow };

function rowOf(kind: ChangeRow['kind'], { before, after }: Sides, causes: readonly string[]): ChangeRow {
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
  };
}
