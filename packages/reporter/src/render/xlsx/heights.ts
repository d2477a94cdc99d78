import type { WriteSheet } from 'hucre/xlsx';

/** Points of a line of text, and the most that a row may have. */
const line = 15;
const most = 409;

/**
 * How high the rows are whose cells take more than a line in columns of these widths. Excel works that out itself;
 * LibreOffice takes a row that says nothing for one of a line, and writes its text over the next.
 */
export function heightsOf(
  rows: readonly (readonly unknown[])[],
  widths: readonly number[],
): NonNullable<WriteSheet['rowDefs']> {
  return new Map(
    rows.flatMap((cells, row) => {
      const lines = Math.max(1, ...cells.map((cell, column) => linesOf(cell, widths[column] ?? 10)));
      return lines === 1 ? [] : [[row, { height: Math.min(most, lines * line) }] as const];
    }),
  );
}

function linesOf(cell: unknown, width: number): number {
  if (typeof cell !== 'string') return 1;
  // Fonts differ from program to program.
  const full = Math.max(1, Math.floor(width * 0.9));
  return cell.split('\n').reduce((lines, part) => lines + linesIn(part, full), 0);
}

/** A word that does not fit goes to the next line, and one longer than a line is cut. */
function linesIn(text: string, full: number): number {
  let lines = 1;
  let at = 0;
  for (const { length } of text.split(/(?<=[\s/-])/)) {
    if (at > 0 && at + length > full) {
      lines += 1;
      at = 0;
    }
    lines += Math.max(0, Math.ceil(length / full) - 1);
    at = at + length > full ? length % full : at + length;
  }
  return lines;
}
