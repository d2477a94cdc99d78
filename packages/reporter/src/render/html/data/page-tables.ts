import type { Report } from '../../../model/report.ts';
import { type Cell, type Column, columnOf } from '../../../model/tables/column.ts';
import { asTable, type Table, tableOf } from '../../../model/tables/table.ts';
import { columnNames, tableNames } from '../../../model/tables/tables.ts';
import { zoneColumns } from '../../../model/zones.ts';
import { visible } from '../../../words/visible.ts';
import { mapTexts } from '../../text.ts';
import { openSincePrevious } from '../since-previous.ts';
import type { ColumnarTable } from './columnar.ts';

/** The tables as the script of the page reads them: every row and column, as a person can see its texts. */
export function pageTables(report: Report): readonly ColumnarTable[] {
  const { tables, zones } = report;
  // Units come first: what names them is carried as where they stand.
  const written = tableNames.toReversed().map((name): ColumnarTable => {
    const table = columnar(name, asTable<object>(tables[name]), columnNames(name));
    if (name !== 'entitlements') return table;
    return { ...table, columns: new Map([...table.columns, ['change', changesOf(report)]]) };
  });
  return [...written, columnar('zones', tableOf(zones), Object.keys(zoneColumns))];
}

/** A table with columns in this order; where it has no rows they are empty. */
function columnar(name: string, { columns, length }: Table<object>, names: readonly string[]): ColumnarTable {
  const ordered = names.map((column) => [column, columns.get(column) ?? columnOf([])] as const);
  return { name, rows: length, columns: new Map(ordered), shown };
}

/** What happened to each entitlement since the previous review. */
function changesOf(report: Report): Column {
  const since = openSincePrevious(report);
  return columnOf(report.tables.entitlements.map(({ id }) => since(id)));
}

/** As a person can see it. */
function shown(cell: Cell): Cell {
  return mapTexts(cell, visible);
}
