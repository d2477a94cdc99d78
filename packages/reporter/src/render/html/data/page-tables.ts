import type { Report } from '../../../model/report.ts';
import { columnNames, tableNames } from '../../../model/tables/tables.ts';
import { zoneColumns } from '../../../model/zones.ts';
import { visible } from '../../../words/visible.ts';
import { mapTexts } from '../../text.ts';
import type { Cell, ColumnarTable } from './columnar.ts';

/** The tables as the script of the page reads them: every row and column, as a person can see its texts. */
export function pageTables({ tables, zones, meta }: Report): readonly ColumnarTable[] {
  const changes = new Map(tables.changes.map(({ id, kind }) => [id, kind]));
  const written = tableNames.map((name): ColumnarTable => {
    const rows: readonly object[] = tables[name];
    const columns = columnNames(name);
    const cell = (row: number, column: string) =>
      (rows[row] as Readonly<Record<string, Cell>>)[column] ?? null;
    if (name !== 'entitlements') return { name, columns, rows: rows.length, cell, shown };
    return {
      name,
      columns: [...columns, 'change'],
      rows: rows.length,
      cell: (row, column) => {
        if (column !== 'change') return cell(row, column);
        return meta.previous === null ? null : (changes.get(tables.entitlements[row]?.id ?? '') ?? 'same');
      },
      shown,
    };
  });
  const zoneTable: ColumnarTable = {
    name: 'zones',
    columns: Object.keys(zoneColumns),
    rows: zones.length,
    cell: (row, column) => (zones[row] as Readonly<Record<string, Cell>> | undefined)?.[column] ?? null,
    shown,
  };
  return [...written, zoneTable];
}

/** As a person can see it. */
function shown(cell: Cell): Cell {
  return mapTexts(cell, visible);
}
