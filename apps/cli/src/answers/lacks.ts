import { type Lack, principalWords } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import type { TableColumn } from '../output/table.ts';
import { lackWords } from '../output/words.ts';

/** A verdict about a permission group, with the single permissions that do not hold there. */
interface Lacking {
  readonly lacks: readonly Lack[];
}

/** The column of what is lacking, where something is. */
export function lacksColumns(rows: readonly Lacking[]): readonly TableColumn[] {
  return rows.some(({ lacks }) => lacks.length > 0) ? [{ title: 'except' }] : [];
}

/** The cells of `lacksColumns`. */
export function lacksCells(
  { lacks }: Lacking,
  columns: readonly TableColumn[],
  account: Account,
): readonly string[] {
  return columns.map(() => lacks.map((lack) => lackWords(lack, account)).join('\n'));
}

/**
 * What is lacking, for an answer that has no column for it: `but not: ada@example.com on shop.example:
 * dns:edit denied`.
 */
export function lackLines(principal: Principal, { lacks }: Lacking, account: Account): readonly string[] {
  return lacks.map((lack) => `but not: ${principalWords(principal)} on ${lackWords(lack, account)}`);
}
