import { refused, type SheetReading } from './filled-sheet.ts';
import { readCsvSheet } from './read-csv-sheet.ts';
import { readJsonSheet } from './read-json-sheet.ts';
import { readWorkbookSheet } from './read-workbook-sheet.ts';

/** Reads a sheet that came back, whichever of the three kinds it is: what is in it says that, not its name. */
export async function readSheet(bytes: Uint8Array): Promise<SheetReading> {
  if (bytes.length === 0) return refused('it is empty', 'pass a sheet that "review sheets" wrote');
  // A zip file begins with PK, JSON with a brace, after a mark and space.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readWorkbookSheet(bytes);
  // What older workbooks, and those with a password, begin with.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return refused(
      'it is a workbook of the older kind, or has a password',
      'save it as .xlsx, without a password',
    );
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  return start.startsWith('{') ? readJsonSheet(bytes) : readCsvSheet(bytes);
}
