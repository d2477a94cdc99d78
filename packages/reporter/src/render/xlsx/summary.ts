import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import type { Report } from '../../model/report.ts';
import { type Cell, cellOf, writable } from './cell.ts';
import { heightsOf } from './heights.ts';
import { timeFormat } from './layout.ts';
import { headerStyle } from './sheet.ts';
import type { Placed } from './split.ts';
import { summaryBlocks } from './summary-blocks.ts';

/** In characters; a moment takes 20. */
const widths: readonly number[] = [34, 46, 46, 21, 21, 10];

/** What a reader of the workbook must know before the rows. */
export function summaryOf(report: Report, placed: readonly Placed[]): WriteSheet {
  const lines = summaryBlocks(report, placed).flatMap(({ head, lines }) => [
    lineOf(head, 'head'),
    ...lines.map((line) => lineOf(line, 'body')),
    lineOf([], 'body'),
  ]);
  return {
    name: 'Summary',
    columns: widths.map((width) => ({ width })),
    rows: lines.map(({ cells }) => cells.map(writable)),
    rowDefs: heightsOf(
      lines.map(({ cells }) => cells),
      widths,
    ),
    cells: new Map(
      lines.flatMap(({ styles }, row) => styles.map((style, column) => [`${row},${column}`, { style }])),
    ),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

interface Line {
  readonly cells: readonly Cell[];
  readonly styles: readonly CellStyle[];
}

function lineOf(values: readonly unknown[], kind: 'head' | 'body'): Line {
  const cells = values.map(cellOf);
  return { cells, styles: cells.map((cell) => (kind === 'head' ? headerStyle : styleOf(cell))) };
}

function styleOf(cell: Cell): CellStyle {
  const alignment = { horizontal: 'left', vertical: 'top', wrapText: true } as const;
  if (cell instanceof Date) return { numFmt: timeFormat, alignment };
  return typeof cell === 'string' ? { numFmt: '@', alignment } : { alignment };
}
