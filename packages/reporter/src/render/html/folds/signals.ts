import type { Cell } from '../../../model/tables/column.ts';
import type { TableName } from '../../../model/tables/tables.ts';

/** What makes a row worth seeing at once: what is risky, and what is new. Each is a bit. */
export const signals = { privileged: 1, severe: 2, unknown: 4, fresh: 8, found: 16 } as const;
export type Signal = keyof typeof signals;

/** The cell of a row in a column. */
type CellOf = (column: string) => Cell;

/** The signals of a row, as bits. */
export function signalsOf(table: TableName, cell: CellOf): number {
  return rules[table]?.reduce((bits, [signal, is]) => (is(cell) ? bits | signals[signal] : bits), 0) ?? 0;
}

const has =
  (column: string, ...values: readonly Cell[]) =>
  (cell: CellOf) =>
    values.includes(cell(column));

const privileged = ['privileged', has('privileged', 'yes')] as const;
const doubtful = ['unknown', has('privileged', 'unknown')] as const;
const isFound = has('status', 'found');
const isGrave = has('severity', 'critical', 'high');

const rules: Readonly<Partial<Record<TableName, readonly (readonly [Signal, (cell: CellOf) => boolean])[]>>> =
  {
    entitlements: [
      privileged,
      doubtful,
      ['unknown', has('effective', 'unknown')],
      ['fresh', has('change', 'added', 'changed')],
    ],
    changes: [privileged, doubtful, ['fresh', () => true]],
    units: [
      privileged,
      doubtful,
      ['fresh', has('change', 'new', 'changed')],
      ['found', (cell) => isFilled(cell('findings'))],
    ],
    findings: [['severe', (cell) => isFound(cell) && isGrave(cell)]],
  };

function isFilled(cell: Cell): boolean {
  return Array.isArray(cell) && cell.length > 0;
}
