import type { Access } from '@grantlens/engine';
import type { CollectionName, TerraformManages } from '@grantlens/snapshot/internal';
import type { Row } from '../../output/records.ts';
import type { TableColumn } from '../../output/table.ts';

/** One thing of the account, as a row for programs and for people. */
export interface InventoryRow {
  readonly record: () => Row;
  readonly cells: readonly string[];
}

/** Everything of one kind that there is in an account. */
export interface Inventory {
  /** What one of them is called, and several of them. */
  readonly words: readonly [one: string, many: string];
  readonly columns: readonly TableColumn[];
  readonly rows: (access: Access, terraform: TerraformManages) => readonly InventoryRow[];
  /** The collections without which the list, or a column of it, is not whole. */
  readonly restsOn: readonly CollectionName[];
}

/** Yes, no, or a question mark where the account does not show it. */
export function yesNo(value: boolean | null): string {
  return value === null ? '?' : value ? 'yes' : 'no';
}
