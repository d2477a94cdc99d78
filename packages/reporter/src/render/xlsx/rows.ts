import { invariant } from '@grantlens/snapshot/internal';
import { colToLetter } from 'hucre/xlsx';
import { type Cell, longestText, spelled } from './cell.ts';
import { columnsOf, isTime } from './layout.ts';
import { cellIn, type Part, rangeOf } from './sheet.ts';

/**
 * The sheet of a table with its rows, in the place of the sample that hucre wrote. hucre itself would hold
 * every cell of every sheet in memory at once, in an object of its own; here a row is written and forgotten.
 */
export function* filled(xml: string, part: Part): Generator<string, void, void> {
  const [before, sample, after] = cutOut(xml);
  const columns = columnsOf(part.table);
  const looks = columns.map((column, index) => {
    const letter = colToLetter(index);
    const found = new RegExp(`<c r="${letter}2"[^>]* s="(\\d+)"`).exec(sample)?.[1];
    const style = found === undefined ? '' : ` s="${found}"`;
    return {
      column,
      isTime: isTime(column),
      start: `<c r="${letter}`,
      style,
      text: `"${style}${inlineText}`,
    };
  });
  yield before.replace(/<dimension ref="[^"]*"/, `<dimension ref="${rangeOf(columns, part.rows)}"`);
  let at = 1;
  for (const row of part.rows as readonly Readonly<Record<string, unknown>>[]) {
    at += 1;
    let text = `<row r="${at}">`;
    for (const look of looks) {
      const value = row[look.column];
      if (typeof value === 'string' && !look.isTime && isPlain(value)) {
        text += `${look.start}${at}${look.text}${value}${textEnd}`;
        continue;
      }
      const cell = cellIn(look.column, value);
      if (cell !== null) text += cellText(cell, `${look.start}${at}"${look.style}`);
    }
    yield `${text}</row>`;
  }
  yield after;
}

/**
 * Whether a text stands in the file as it is: nothing in it is to be escaped, spelled out or made visible, and it fits.
 * Nearly every cell is such, and otherwise five rules would look at each.
 */
function isPlain(text: string): boolean {
  return text.length <= longestText && plain.test(text) && !text.includes('_x');
}

const plain = /^[!-%'-;=?-~](?:[ -%'-;=?-~]*[!-%'-;=?-~])?$/;
const inlineText = ' t="inlineStr"><is><t>';
const textEnd = '</t></is></c>';

/** What is before the second row, that row, and what is after it. */
function cutOut(xml: string): readonly [string, string, string] {
  const start = xml.indexOf('<row r="2"');
  const end = xml.indexOf('</sheetData>');
  invariant(start > 0 && end > start, 'a sheet has a header and a sample below it');
  return [xml.slice(0, start), xml.slice(start, end), xml.slice(end)];
}

function cellText(cell: Exclude<Cell, null>, start: string): string {
  if (typeof cell === 'number') return `${start}><v>${cell}</v></c>`;
  if (cell instanceof Date) return `${start}><v>${serial(cell)}</v></c>`;
  const space = cell.startsWith(' ') || cell.endsWith(' ') ? ' xml:space="preserve"' : '';
  return `${start} t="inlineStr"><is><t${space}>${escaped(spelled(cell))}${textEnd}`;
}

/** Days since the last of 1899, as spreadsheets count them from March 1900 on. */
function serial(date: Date): number {
  return (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign) : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
