import { knownColumns, neededColumns } from '../sheets/sheet-columns.ts';
import { refused, type SheetReading } from './filled-sheet.ts';

/**
 * Where each column of a sheet is, from 0. Further columns, which somebody added, are left alone; those that only inform may
 * be missing.
 */
export type Header = ReadonlyMap<string, number>;

/** Finds the columns of a sheet by its header; or says which are missing, or there twice. */
export function readHeader(names: readonly string[], where: string): Header | SheetReading {
  const header = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const column = name.trim();
    if (column === '') continue;
    if (header.has(column) && knownColumns.includes(column))
      return refused(`the column ${column} is there twice`, 'take one of them out', where);
    header.set(column, at);
  }
  const missing = neededColumns.filter((column) => !header.has(column));
  if (missing.length === 0) return header;
  const what = `${missing.length === 1 ? 'a column is' : 'columns are'} missing: ${missing.join(', ')}`;
  return refused(what, 'fill in the sheet as it was written by "review sheets"', where);
}
