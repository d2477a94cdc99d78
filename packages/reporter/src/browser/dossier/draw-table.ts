import { numberText } from '../counted.ts';
import { rowDrawer } from '../draw-row.ts';
import type { Link } from '../links.ts';
import { windowView } from '../table/window-view.ts';
import type { Part } from './dossier-content.ts';

/** Every table of the page as it was written, without its rows, by name. */
export type EmptyTables = ReadonlyMap<string, HTMLTableElement>;

/** A table without its rows. */
export function emptied(table: HTMLTableElement): HTMLTableElement {
  const empty = table.cloneNode(false) as HTMLTableElement;
  for (const part of [table.caption, table.tHead]) if (part !== null) empty.append(part.cloneNode(true));
  empty.createTBody();
  return empty;
}

/** How tables are drawn: into which, and what becomes a link. */
export interface Drawing {
  readonly empty: EmptyTables;
  readonly link: Link;
}

/** Beyond this many rows only those that are looked at are drawn. */
const mostDrawn = 500;

/** Draws rows of a table as the report has them. */
export function drawTable(place: HTMLElement, { table, rows, says }: Part, { empty, link }: Drawing): void {
  const element = empty.get(table.name)?.cloneNode(true) as HTMLTableElement | undefined;
  const body = element?.tBodies[0];
  if (element === undefined || body === undefined) return;
  const frame = document.createElement('div');
  frame.className = 'table';
  frame.dataset.table = table.name;
  const { caption } = element;
  if (caption !== null) caption.textContent = `${caption.dataset.title ?? ''}: ${numberText(rows.length)}`;
  // What the title of the page says no row says again.
  element.dataset.folded = says;
  frame.append(element);
  place.append(frame);
  if (rows.length > mostDrawn) {
    frame.classList.add('large');
    windowView(frame, { drawRow: rowDrawer(table, 'begun'), drawn: link }).show(rows);
    return;
  }
  body.innerHTML = [...rows].map(rowDrawer(table, 'whole')).join('');
  link(body);
}
