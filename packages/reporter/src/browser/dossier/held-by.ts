import { cellOf, type PageTable, rowsWhere, textOf } from '../data/page-table.ts';

/** Somebody whose rows are looked for. */
export interface Holder {
  readonly kind: 'member' | 'token';
  readonly id: string;
  /** Ids of the user groups it is in. */
  readonly groups: readonly string[];
}

/** The rows of entitlements that a principal has: its own, and those of user groups that include it. */
export function heldBy(table: PageTable, { kind, id, groups }: Holder): Uint32Array {
  const holders = new Set(['*', ...groups]);
  const candidates = rowsWhere(table, 'principalId', (cell) => cell === id || holders.has(textOf(cell)));
  const named = (row: number): boolean => {
    const list = cellOf(table, row, 'holders');
    return Array.isArray(list) && list.includes(id);
  };
  // The further rows of a grant name their members; the first row is for everyone else.
  const elsewhere = new Set([...candidates].filter(named).map((row) => grantOf(table, row)));
  return candidates.filter((row) => {
    const holderKind = cellOf(table, row, 'principalKind');
    if (holderKind !== 'user-group') return holderKind === kind && cellOf(table, row, 'principalId') === id;
    if (kind === 'token') return false;
    const list = cellOf(table, row, 'holders');
    if (Array.isArray(list) && list.length > 0) return named(row);
    if (elsewhere.has(grantOf(table, row))) return false;
    const anyMember = cellOf(table, row, 'principalId') === '*';
    return !anyMember || !groups.includes(textOf(cellOf(table, row, 'groupId')));
  });
}

/** The id of the grant that a row is of: those of its further rows go on after it. */
function grantOf(table: PageTable, row: number): string {
  return textOf(cellOf(table, row, 'id'))
    .split('-')
    .slice(0, 2)
    .join('-');
}
