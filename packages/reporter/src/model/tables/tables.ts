import type { Columns } from './cells.ts';
import { type ChangeRow, changeColumns } from './changes.ts';
import { type EntitlementRow, entitlementColumns } from './entitlements.ts';
import { type FindingRow, findingColumns } from './findings.ts';
import { type GroupRow, groupColumns } from './groups.ts';
import { type PrincipalRow, principalColumns } from './principals.ts';
import type { Table } from './table.ts';
import { type UnitRow, unitColumns } from './units.ts';

/** The tables of a report. Without a previous review `changes` is an empty list, and the cover says so. */
export interface Tables {
  readonly principals: readonly PrincipalRow[];
  readonly entitlements: Table<EntitlementRow>;
  readonly groups: readonly GroupRow[];
  readonly findings: readonly FindingRow[];
  readonly changes: readonly ChangeRow[];
  readonly units: Table<UnitRow>;
}

/** The tables in the order in which their files are written. */
export const tableNames = ['entitlements', 'principals', 'groups', 'findings', 'changes', 'units'] as const;
export type TableName = (typeof tableNames)[number];

/** The columns of every table: the one list that rows, CSV, workbook, JSON Schema and page go by. */
export const tableColumns: Readonly<Record<keyof Tables, Columns>> = {
  principals: principalColumns,
  entitlements: entitlementColumns,
  groups: groupColumns,
  findings: findingColumns,
  changes: changeColumns,
  units: unitColumns,
};

/** The names of the columns of a table in their order, `id` first. */
export function columnNames(table: TableName): readonly string[] {
  return Object.keys(tableColumns[table]);
}
