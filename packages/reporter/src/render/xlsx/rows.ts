import { invariant } from '@grantlens/snapshot/internal';
import { colToLetter } from 'hucre/xlsx';
import { columnOf, type Cell as Value } from '../../model/tables/column.ts';
import { openWriters } from '../columns.ts';
import { numberSign, writeRows } from '../rows.ts';
import { longestText, spelled } from './cell.ts';
import { columnsOf, isTime } from './layout.ts';
import { cellIn, type Part, rangeOf } from './sheet.ts';

/**
 * The sheet of a table with its rows, in the place of the sample that hucre wrote. hucre itself would hold
 * every cell of every sheet in memory at once, in an object of its own; here a row is written and forgotten.
 */
export function* filled(xml: string, part: Part): Generator<Uint8Array, void, void> {
  const [before, sample, after] = cutOut(xml);
  const { rows, range } = part;
  const names = columnsOf(part.table);
  yield Buffer.from(before.replace(/<dimension ref="[^"]*"/, `<dimension ref="${rangeOf(names, part)}"`));
  const letters = names.map((_, at) => colToLetter(at));
  const columns = names.map((name, at) => {
    const style = new RegExp(`<c r="${letters[at]}2"[^>]* s="(\\d+)"`).exec(sample)?.[1];
    const look = style === undefined ? '"' : `" s="${style}"`;
    const head = `<c r="${letters[at]}${numberSign}${look}`;
    return {
      column: rows.columns.get(name) ?? columnOf([]),
      write: (value: Value) => cellText(name, value, head),
    };
  });
  yield* writeRows(openWriters(columns), range, {
    before: `<row r="${numberSign}">`,
    after: '</row>',
    between: '',
    firstNumber: 2,
  });
  yield Buffer.from(after);
}

/** A cell after its head; nothing where nothing is in it. */
function cellText(column: string, value: unknown, head: string): string {
  if (typeof value === 'string' && !isTime(column) && isPlain(value))
    return `${head} t="inlineStr"><is><t>${value}</t></is></c>`;
  const cell = cellIn(column, value);
  if (cell === null) return '';
  if (typeof cell === 'number') return `${head}><v>${cell}</v></c>`;
  if (cell instanceof Date) return `${head}><v>${serial(cell)}</v></c>`;
  const space = cell.startsWith(' ') || cell.endsWith(' ') ? ' xml:space="preserve"' : '';
  return `${head} t="inlineStr"><is><t${space}>${escaped(spelled(cell))}</t></is></c>`;
}

/**
 * Whether a text stands in the file as it is: nothing in it is to be escaped, spelled out or made visible, and it fits.
 * Nearly every cell is such, and otherwise five rules would look at each.
 */
function isPlain(text: string): boolean {
  return text.length <= longestText && plain.test(text) && !text.includes('_x');
}

const plain = /^[!-%'-;=?-~](?:[ -%'-;=?-~]*[!-%'-;=?-~])?$/;

/** What is before the second row, that row, and what is after it. */
function cutOut(xml: string): readonly [string, string, string] {
  const start = xml.indexOf('<row r="2"');
  const end = xml.indexOf('</sheetData>');
  invariant(start > 0 && end > start, 'a sheet has a header and a sample below it');
  return [xml.slice(0, start), xml.slice(start, end), xml.slice(end)];
}

/** Days since the last of 1899, as spreadsheets count them from March 1900 on. */
function serial(date: Date): number {
  return (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign) : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
