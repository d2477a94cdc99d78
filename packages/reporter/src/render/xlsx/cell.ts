import { readTime } from '@grantlens/snapshot/internal';
import { visible } from '../../words/visible.ts';

/** The longest text a cell of a spreadsheet can hold, in UTF-16 units. */
export const longestText = 32_767;

/** Several values in one cell, as in a CSV. */
const separator = '; ';

/** What a cell can hold. Nothing is a formula. */
export type Cell = string | number | Date | null;

/** A value of a row as a cell: a number, or text as a person can see it, whole as far as it fits. */
export function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || value instanceof Date) return value;
  const text = Array.isArray(value) ? value.map(String).join(separator) : String(value);
  return text === '' ? null : fitting(visible(text).replace(/[\ufffe\uffff]/g, nameOf));
}

/** A moment as a date of the spreadsheet, in UTC; null for what is not a time, or is outside its calendar. */
export function dateOf(text: string): Date | null {
  const moment = readTime(text);
  return moment !== null && moment >= firstDay && moment < endOfDays ? new Date(moment) : null;
}

/** A spreadsheet counts days from 1900, and the first two months of that year wrongly. */
const firstDay = Date.UTC(1900, 2, 1);
const endOfDays = Date.UTC(10_000, 0, 1);

function nameOf(character: string): string {
  return `⟨U+${character.charCodeAt(0).toString(16).toUpperCase()}⟩`;
}

function fitting(text: string): string {
  if (text.length <= longestText) return text;
  const mark = ` … [cut short here; the CSV and the JSON have all ${text.length} characters]`;
  const end = longestText - mark.length;
  // Not between the halves of a character.
  const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, half ? end - 1 : end)}${mark}`;
}

/** Text such that the file gives back exactly that: there `_x0041_` means A, so a text that contains it is escaped. */
export function spelled(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}

/**
 * A cell as hucre is given it: it takes #REF! and its like for errors, unless their first sign is spelled by
 * its number.
 */
export function writable(cell: Cell): Cell {
  return typeof cell === 'string' ? spelled(cell).replace(/^#/, '_x0023_') : cell;
}
