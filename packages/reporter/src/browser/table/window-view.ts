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
export function windowView(frame: HTMLElement, { drawRow, drawn }: Drawing): View {
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
  let first = 0;
  let last = 0;
  /** Of a row, in the mean of those drawn last. */
  let height = usualHeight;

  const draw = (from: number, to: number): void => {
    [first, last] = [from, to];
    body.innerHTML = [...rows.subarray(from, to)].map(drawRow).join('');
    for (const [at, element] of [...body.rows].entries()) {
      element.setAttribute('aria-rowindex', String(from + at + 2));
    }
    drawn(body);
  };
  const place = (): void => {
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
  addEventListener('beforeprint', () => {
    body.style.transform = '';
    draw(0, Math.min(rows.length, mostPrinted));
  });
  addEventListener('afterprint', () => {
    draw(0, 0);
    place();
  });
  return {
    show: (shown) => {
      rows = Uint32Array.from(shown);
      table.setAttribute('aria-rowcount', String(rows.length + 1));
      track.style.height = `${Math.min(tallest, rows.length * usualHeight)}px`;
      frame.scrollTop = 0;
      draw(0, 0);
      place();
    },
  };
}
