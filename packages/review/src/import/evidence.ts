import { cellOf, csvSafe, dateOf } from '@grantlens/reporter/internal';
import type { FilledSheet, FoundCell } from './filled-sheet.ts';

/**
 * Whether a cell of a sheet is still what was written. A spreadsheet may have taken a text of digits for a
 * number: where that loses nothing but zeros in front, the cell is known exactly, and else it counts as
 * changed.
 */
export function isUnchanged(found: FoundCell, written: unknown, form: FilledSheet['form']): boolean {
  if (found instanceof Date) {
    const date = typeof written === 'string' ? dateOf(written) : null;
    return date !== null && date.getTime() === found.getTime();
  }
  if (typeof found === 'boolean') return false;
  const text = textOf(written, form);
  const there = found === null ? '' : String(found);
  return unified(there) === unified(text) || isNumberOf(there, text);
}

function textOf(written: unknown, form: FilledSheet['form']): string {
  if (form === 'xlsx') return String(cellOf(written) ?? '');
  if (written === null || written === undefined) return '';
  return csvSafe(Array.isArray(written) ? written.map(String).join('; ') : String(written));
}

/** Spreadsheets end lines inside a cell as they like. */
function unified(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** More digits than this a spreadsheet does not keep. */
const mostDigits = 15;

function isNumberOf(found: string, text: string): boolean {
  return /^0\d+$/.test(text) && text.length <= mostDigits && found === text.replace(/^0+(?=\d)/, '');
}
