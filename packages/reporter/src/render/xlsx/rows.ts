import { invariant } from '@grantlens/snapshot/internal';
import { colToLetter } from 'hucre/xlsx';
import { type Cell, spelled } from './cell.ts';
import { columnsOf } from './layout.ts';
import { cellsOf, type Part, rangeOf } from './sheet.ts';

/**
 * The sheet of a table with its rows, in the place of the sample that hucre wrote. hucre itself would hold
 * every cell of every sheet in memory at once, in an object of its own; here a row is written and forgotten.
 */
export function* filled(xml: string, part: Part): Generator<string, void, void> {
  const [before, sample, after] = cutOut(xml);
  const columns = columnsOf(part.table);
  const looks = columns.map((_, index) => {
    const letter = colToLetter(index);
    const style = new RegExp(`<c r="${letter}2"[^>]* s="(\\d+)"`).exec(sample)?.[1];
    return { letter, style: style === undefined ? '' : ` s="${style}"` };
  });
  yield before.replace(/<dimension ref="[^"]*"/, `<dimension ref="${rangeOf(columns, part.rows)}"`);
  for (const [index, row] of part.rows.entries()) {
    const at = index + 2;
    let text = `<row r="${at}">`;
    for (const [column, cell] of cellsOf(row, columns).entries()) {
      const look = looks[column];
      if (cell !== null && look !== undefined) text += cellText(cell, `r="${look.letter}${at}"${look.style}`);
    }
    yield `${text}</row>`;
  }
  yield after;
}

/** What is before the second row, that row, and what is after it. */
function cutOut(xml: string): readonly [string, string, string] {
  const start = xml.indexOf('<row r="2"');
  const end = xml.indexOf('</sheetData>');
  invariant(start > 0 && end > start, 'a sheet has a header and a sample below it');
  return [xml.slice(0, start), xml.slice(start, end), xml.slice(end)];
}

function cellText(cell: Exclude<Cell, null>, attributes: string): string {
  if (typeof cell === 'number') return `<c ${attributes}><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c ${attributes}><v>${serial(cell)}</v></c>`;
  const space = cell.startsWith(' ') || cell.endsWith(' ') ? ' xml:space="preserve"' : '';
  return `<c ${attributes} t="inlineStr"><is><t${space}>${escaped(spelled(cell))}</t></is></c>`;
}

/** Days since the last of 1899, as spreadsheets count them from March 1900 on. */
function serial(date: Date): number {
  return (date.getTime() - Date.UTC(1899, 11, 30)) / 86_400_000;
}

function escaped(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign) : text;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
