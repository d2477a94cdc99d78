import { rowTemplates } from 'virtual:templates';
import Handlebars from 'handlebars';
import type { Cell } from '../model/tables/column.ts';
import { unlike } from '../render/html/unlike.ts';
import { cellWord, dayOf } from '../words/cell-words.ts';
import { numberText } from './counted.ts';
import { type PageTable, rowOf } from './data/page-table.ts';

Handlebars.registerHelper('word', cellWord);
Handlebars.registerHelper('day', dayOf);
Handlebars.registerHelper('unlike', unlike);

/** Draws a row of a table as HTML. */
export type DrawRow = (row: number) => string;

/** How much of a list in a row is drawn. */
export type Lists = 'whole' | 'begun';

/** Draws rows as the page writes them: by the same template. */
export function rowDrawer(table: PageTable, lists: Lists): DrawRow {
  const template = Handlebars.template(rowTemplates[table.name] as Parameters<typeof Handlebars.template>[0]);
  if (lists === 'whole') return (row) => template(rowOf(table, row));
  return (row) => {
    const cells = Object.entries(rowOf(table, row));
    return template(Object.fromEntries(cells.map(([name, cell]) => [name, begun(cell)])));
  };
}

/** Where rows are many none may be longer than a window: the rest stands on the page of whom, or what, it is about. */
const mostListed = 8;

function begun(cell: Cell): Cell {
  if (!Array.isArray(cell) || cell.length <= mostListed) return cell;
  const more = numberText(cell.length - mostListed);
  return [...cell.slice(0, mostListed), `… and ${more} more`];
}
