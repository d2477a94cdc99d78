import type { Cell } from '../../../model/tables/column.ts';
import type { TableName } from '../../../model/tables/tables.ts';

/** What a heading says of the rows under it. Each is a bit. */
export const signals = {
  // These make a row worth seeing at once: what is risky, and what is new.
  privileged: 1,
  severe: 2,
  unknown: 4,
  fresh: 8,
  found: 16,
  // These say how a question was answered.
  positive: 32,
  waived: 64,
  clean: 128,
  unanswered: 256,
} as const;
export type Signal = keyof typeof signals;

/** Whether a row with these signals is worth seeing at once. */
export function isWorth(bits: number): boolean {
  return (bits & 31) !== 0;
}

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
    // All of them are new or changed: nothing is said by counting them.
    changes: [privileged, doubtful, ['severe', () => true]],
    units: [
      privileged,
      doubtful,
      ['fresh', has('change', 'new', 'changed')],
      ['found', (cell) => isFilled(cell('findings'))],
    ],
    findings: [
      ['severe', (cell) => isFound(cell) && isGrave(cell)],
      ['positive', isFound],
      ['waived', has('status', 'waived')],
      ['clean', has('status', 'clean')],
      ['unanswered', has('status', 'not-evaluated')],
    ],
  };

function isFilled(cell: Cell): boolean {
  return Array.isArray(cell) && cell.length > 0;
}
