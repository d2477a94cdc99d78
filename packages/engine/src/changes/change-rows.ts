import type { AtomicPermission, PermissionGroup } from '@grantlens/snapshot';
import { type PermissionGroupKey, scopeIdentity } from '@grantlens/snapshot/internal';
import { type Bits, hasBit, numbersIn, withoutBits } from '../permissions/bits.ts';
import type { Universe } from '../permissions/universe.ts';
import { type ChangeTable, type PartChange, pairAt } from './change-table.ts';
import { dropCovered, type HeldBits } from './covered-by-group.ts';
import { openFewestRows, type ScopeChange } from './fewest-rows.ts';
import type { SidedCell } from './side.ts';

/** What a row is about: a permission group, one atomic permission, or all those that no other row names. */
export type RowPermission =
  | { readonly kind: 'group'; readonly group: PermissionGroup }
  | { readonly kind: 'atomic'; readonly name: AtomicPermission }
  | { readonly kind: 'others'; readonly of: readonly AtomicPermission[] };

/** One change of a permission on a scope. */
export interface RowChange extends ScopeChange {
  readonly permission: RowPermission;
  /** The number of the permission in the universe; of several, of the first. */
  readonly bit: number;
}

/** What rows are made with besides. */
export interface RowContext {
  readonly universe: Universe;
  /** What a permission group holds on one side at least. */
  readonly heldOf: (key: PermissionGroupKey) => HeldBits;
}

/**
 * The rows of a table: one per permission group that the cells name, and scope. A permission by itself has a row only
 * where no row of a group that holds it says the same; those that nothing lists by name share one.
 */
export function changeRows(
  table: ChangeTable,
  cells: readonly SidedCell[],
  { universe, heldOf }: RowContext,
): readonly RowChange[] {
  const first = universe.permissions.length;
  const fold = openFewestRows(table);
  const foldOf = (bit: number) => fold((change) => pairAt(change, bit));
  const groupRows = (bit: number): readonly RowChange[] => {
    const group = universe.groups[bit - first];
    if (group === undefined) return [];
    return foldOf(bit).map((row) => ({ ...row, bit, permission: { kind: 'group', group } as const }));
  };
  const named = new Set(cells.flatMap(({ cell }) => cell.permissionGroup ?? []));
  const namedBits = [...named].flatMap((key) => universe.bitOfGroup.get(key) ?? []).sort((a, b) => a - b);
  const unsaid = unsaidBy(named, table, { universe, heldOf });
  const left = [...new Set([...unsaid.values()].flatMap(numbersIn))].sort((a, b) => a - b);
  const isUnsaid = ({ changes }: ScopeChange, bit: number) =>
    changes.some((change) => hasBit(unsaid.get(change) ?? nothing, bit));

  const rowsOfOne = left.flatMap((bit) =>
    foldOf(bit).flatMap((row) => (isUnsaid(row, bit) ? [{ row, bit, words: wordsOf(row) }] : [])),
  );
  const alike = new Map<string, { readonly row: ScopeChange; readonly bits: number[] }>();
  for (const { row, bit, words } of rowsOfOne.filter((one) => one.bit < first)) {
    const same = alike.get(words);
    if (same === undefined) alike.set(words, { row, bits: [bit] });
    else same.bits.push(bit);
  }
  const listed = listedBits(cells, universe);
  const isOfOthers = (words: string) => alike.get(words)?.bits.some((bit) => !listed.has(bit)) ?? false;
  return [
    ...namedBits.flatMap(groupRows),
    ...rowsOfOne.flatMap(({ row, bit, words }): readonly RowChange[] => {
      const group = universe.groups[bit - first];
      if (group === undefined || isOfOthers(words)) return [];
      return [{ ...row, bit, permission: { kind: 'group', group } }];
    }),
    ...[...alike].flatMap(([words, { row, bits }]): readonly RowChange[] => {
      const names = bits.flatMap((bit) => universe.permissions[bit] ?? []);
      if (isOfOthers(words))
        return [{ ...row, bit: bits[0] ?? 0, permission: { kind: 'others', of: names } }];
      return names.map((name, at) => ({ ...row, bit: bits[at] ?? 0, permission: { kind: 'atomic', name } }));
    }),
  ];
}

const nothing: Bits = new Uint32Array(0);

/** What changed and no row of a named group says. */
function unsaidBy(
  named: ReadonlySet<PermissionGroupKey>,
  table: ChangeTable,
  { universe, heldOf }: RowContext,
): ReadonlyMap<PartChange, Bits> {
  const groups = [...named].flatMap((key) => {
    const bit = universe.bitOfGroup.get(key);
    return bit === undefined ? [] : [{ bit, held: heldOf(key) }];
  });
  const own = new Uint32Array(universe.blocks);
  for (const { bit } of groups) own[bit >>> 5] = (own[bit >>> 5] ?? 0) | (1 << (bit & 31));
  return new Map(
    [...new Set(table.at.values())].map((change) => {
      const unsaid = withoutBits(change.changed, own);
      for (const { bit, held } of groups) {
        const pair = pairAt(change, bit);
        if (pair !== null) dropCovered(unsaid, change, pair, held);
      }
      return [change, unsaid];
    }),
  );
}

/** The atomic permissions that some group of the cells lists by name. */
function listedBits(cells: readonly SidedCell[], universe: Universe): ReadonlySet<number> {
  const groups = new Set(cells.flatMap(({ permissionGroup }) => permissionGroup ?? []));
  return new Set(
    [...groups].flatMap(({ contents }) =>
      contents.kind === 'listed'
        ? [...contents.permissions].flatMap((name) => universe.bitOf.get(name) ?? [])
        : [],
    ),
  );
}

/** Equal for two rows that say the same of different permissions. */
function wordsOf({ scope, except, before, after }: ScopeChange): string {
  return [before, after, scope.kind, scopeIdentity(scope), ...except.map(scopeIdentity)].join(' ');
}
