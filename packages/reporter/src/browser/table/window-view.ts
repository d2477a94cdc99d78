import { numberText } from '../counted.ts';
import type { View } from './view.ts';

/** Rows drawn beyond the window, above and below, so that scrolling finds them ready. */
const spare = 2;
/** How high a row is, in pixels, before one is drawn, and how much the bar moves for each. */
const usualHeight = 72;
/** No row is lower than this. */
const leastHeight = 20;
/** Browsers lose count of pixels beyond some ten millions. */
const tallest = 8_000_000;
/** On paper: more rows than this belong in a spreadsheet. */
const mostPrinted = 2_000;

/** A view that moves to a row, and draws from scratch those rows of which what they show has changed. */
export interface WindowView extends View {
  /** Moves the window until a row is in it, given by its place among those shown. */
  readonly reveal: (at: number) => void;
  readonly redraw: () => void;
}

/** How rows come into being. */
export interface Drawing {
  readonly drawRow: (row: number) => string;
  /** Hears of rows that were just drawn. */
  readonly drawn: (body: HTMLTableSectionElement) => void;
}

/**
 * Shows as many rows as are looked at, of a table of any length. The scroll bar says where in the table the reader is:
 * that row stands at the same part of the window as the bar does of its way, and its neighbours around it, each as tall
 * as it is.
 */
export function windowView(frame: HTMLElement, { drawRow, drawn }: Drawing): WindowView {
  const table = frame.querySelector('table');
  const body = frame.querySelector('tbody');
  if (table === null || body === null) throw new Error('a table has a body');
  const track = document.createElement('div');
  const pane = document.createElement('div');
  track.className = 'track';
  pane.className = 'pane';
  table.replaceWith(track);
  track.append(pane);
  pane.append(table);
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', table.caption?.textContent ?? 'Table');
  let rows = new Uint32Array(0);
  /** On paper, where nothing is closed. */
  let whole = rows;
  let first = 0;
  let last = 0;
  let drawnRows: string[] = [];
  /** Of a row, in the mean of those drawn last. */
  let height = usualHeight;
  /** While it is printed the frame is as tall as its rows: what is drawn stays. */
  let isPrinting = false;

  const draw = (from: number, to: number): void => {
    [first, last] = [from, to];
    drawnRows = [...rows.subarray(from, to)].map(drawRow);
    body.innerHTML = drawnRows.join('');
    for (const [at, element] of [...body.rows].entries()) {
      element.setAttribute('aria-rowindex', String(from + at + 2));
    }
    drawn(body);
  };
  const redraw = (): void => {
    const holder = document.createElement('tbody');
    for (const [at, row] of rows.subarray(first, last).entries()) {
      const text = drawRow(row);
      if (text === drawnRows[at]) continue;
      drawnRows[at] = text;
      holder.innerHTML = text;
      const [element] = holder.rows;
      if (element === undefined) continue;
      element.setAttribute('aria-rowindex', String(first + at + 2));
      body.rows[at]?.replaceWith(element);
    }
    drawn(body);
  };
  const place = (): void => {
    if (isPrinting) return;
    const way = frame.scrollHeight - frame.clientHeight;
    const part = way > 0 ? Math.min(1, frame.scrollTop / way) : 0;
    const at = part * rows.length;
    const row = Math.min(Math.floor(at), Math.max(0, rows.length - 1));
    const room = frame.clientHeight - (table.tHead?.offsetHeight ?? 0) - (table.caption?.offsetHeight ?? 0);
    const above = Math.ceil((part * room) / height) + 1;
    const below = Math.ceil(((1 - part) * room) / height) + 1;
    if (Math.max(0, row - above) < first || Math.min(rows.length, row + below) > last) {
      draw(Math.max(0, row - above - spare), Math.min(rows.length, row + below + spare));
    }
    const anchor = body.rows[row - first];
    if (anchor === undefined) return;
    const drawnHeight = body.offsetHeight;
    const start = anchor.offsetTop - (body.rows[0]?.offsetTop ?? 0) + (at - row) * anchor.offsetHeight;
    const top = drawnHeight <= room && last - first === rows.length ? 0 : part * room - start;
    body.style.transform = `translateY(${top}px)`;
    const isShort = (top > 0 && first > 0) || (top + drawnHeight < room && last < rows.length);
    height = Math.max(leastHeight, isShort ? height / 2 : drawnHeight / (last - first));
    if (isShort && height > leastHeight) place();
  };
  /** Whether all of a row can be seen. */
  const isWhole = (at: number): boolean => {
    const row = body.rows[at - first];
    if (row === undefined) return false;
    const above = (table.tHead ?? table.caption ?? pane).getBoundingClientRect();
    const top = table.tHead === null && table.caption === null ? above.top : above.bottom;
    const { top: from, bottom: to } = row.getBoundingClientRect();
    return from >= top - 1 && to <= frame.getBoundingClientRect().bottom + 1;
  };
  let waiting = false;
  frame.addEventListener(
    'scroll',
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        place();
      });
    },
    { passive: true },
  );
  // Of a window that grows, and of one that was not there while another page was read.
  new ResizeObserver(place).observe(frame);
  addEventListener('resize', place);
  const rest = document.createElement('p');
  let seen = rows;
  addEventListener('beforeprint', () => {
    isPrinting = true;
    body.style.transform = '';
    [rows, seen] = [whole, rows];
    draw(0, Math.min(rows.length, mostPrinted));
    rest.textContent = `Only the first ${numberText(mostPrinted)} of ${numberText(rows.length)} rows are printed.`;
    if (rows.length > mostPrinted) pane.before(rest);
  });
  addEventListener('afterprint', () => {
    rest.remove();
    isPrinting = false;
    rows = seen;
    draw(0, 0);
    place();
  });
  const reveal = (at: number): void => {
    if (isWhole(at)) return;
    // Where the bar is at this part of its way, that row is in the window from its first line to its last.
    const part = rows.length > 1 ? at / (rows.length - 1) : 0;
    frame.scrollTop = part * (frame.scrollHeight - frame.clientHeight);
    place();
  };
  return {
    show: (shown, closed, kept) => {
      whole = Uint32Array.from(shown);
      rows = closed === undefined ? whole : whole.filter((item) => !closed.has(item));
      table.setAttribute('aria-rowcount', String(rows.length + 1));
      track.style.height = `${Math.min(tallest, rows.length * usualHeight)}px`;
      frame.scrollTop = 0;
      draw(0, 0);
      place();
      if (kept !== undefined) reveal(rows.indexOf(kept));
    },
    reveal,
    redraw: () => {
      redraw();
      place();
    },
  };
}
