import type { Report } from '../../model/report.ts';
import { asTable } from '../../model/tables/table.ts';
import { type TableName, tableNames } from '../../model/tables/tables.ts';
import { titleOf } from './layout.ts';
import type { Part } from './sheet.ts';

/** A spreadsheet ends at row 1,048,576, and the first is the header. */
export const mostRows = 1_048_575;

/** A table and the sheets it is on. */
export interface Placed {
  readonly title: string;
  readonly rows: number;
  readonly parts: readonly Part[];
}

/** Puts every table on as many sheets as it needs. */
export function placeTables({ tables }: Report, rowsPerSheet: number): readonly Placed[] {
  return tableNames.map((table) => {
    const rows = asTable<object>(tables[table]);
    const title = titleOf(table);
    const sheets = Math.max(1, Math.ceil(rows.length / rowsPerSheet));
    const parts = Array.from({ length: sheets }, (_, index) => ({
      table: table satisfies TableName,
      name: index === 0 ? title : `${title}_${index + 1}`,
      rows,
      range: [index * rowsPerSheet, Math.min(rows.length, (index + 1) * rowsPerSheet)] as const,
    }));
    return { title, rows: rows.length, parts };
  });
}
