import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import type { PrivilegedEntry, PrivilegedSection } from '../../model/privileged.ts';
import { cellOf, writable } from './cell.ts';
import { heightsOf } from './heights.ts';
import { headerStyle } from './sheet.ts';

const columns: readonly { readonly title: string; readonly width: number }[] = [
  { title: 'Id', width: 36 },
  { title: 'Kind', width: 10 },
  { title: 'Email', width: 36 },
  { title: 'Name', width: 28 },
  { title: 'Standing', width: 11 },
  { title: 'Two factor', width: 12 },
  { title: 'Privilege', width: 26 },
  { title: 'Verdict', width: 11 },
  { title: 'Because', width: 60 },
  { title: 'Entitlement rows', width: 30 },
  { title: 'Not seen', width: 40 },
];

const style: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };

/** Everybody privileged, a row each, in the order of the page. */
export function privilegedSheet({ groups }: PrivilegedSection): WriteSheet {
  const lines = groups.flatMap(({ title, entries }) => entries.map((entry) => lineOf(entry, title)));
  const cells = lines.map((line) => line.map((value) => writable(cellOf(value))));
  return {
    name: 'Privileged',
    columns: columns.map(({ width }) => ({ width })),
    rows: [columns.map(({ title }) => title), ...cells],
    cells: new Map(
      Array.from({ length: cells.length + 1 }, (_, row) =>
        columns.map((_, column) => [`${row},${column}`, { style: row === 0 ? headerStyle : style }] as const),
      ).flat(),
    ),
    rowDefs: heightsOf(
      [columns.map(({ title }) => title), ...cells],
      columns.map(({ width }) => width),
    ),
    // Whose line it is stays in sight: the id, the kind and the address.
    freezePane: { rows: 1, columns: 3 },
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function lineOf(entry: PrivilegedEntry, privilege: string): readonly unknown[] {
  const { id, kind, email, name, standing, twoFactor, verdict, reasons, rows, notes } = entry;
  const because = reasons.map(({ says, ways }) => `${says} (${ways.map((way) => way.says).join(', ')})`);
  return [id, kind, email, name, standing, twoFactor, privilege, verdict, because, rows, notes];
}
