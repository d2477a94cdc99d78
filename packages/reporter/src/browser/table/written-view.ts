import type { View } from './view.ts';

/** How what the page was not written with comes into being. */
export interface Further {
  /** What stands over rows, as HTML. */
  readonly drawHeading: (item: number) => string;
  /** A row, with the cells that the page wrote into the heading over it alone. */
  readonly drawRow: (row: number) => string;
  /** Hears of what was just drawn. */
  readonly drawn: (within: HTMLElement) => void;
}

/**
 * Shows rows that the page was written with: the others are hidden. Row `n` of the table is the `n`th as written; what is
 * drawn over them takes the place of the headings that the page was written with.
 */
export function writtenView(body: HTMLTableSectionElement, { drawHeading, drawRow, drawn }: Further): View {
  for (const heading of body.querySelectorAll('tr.fold')) heading.remove();
  const written = [...body.rows];
  let headings: readonly HTMLTableRowElement[] = [];
  let inOrder = true;
  let isFilled = false;
  const headingOf = (item: number): HTMLTableRowElement | null => {
    const holder = document.createElement('tbody');
    holder.innerHTML = drawHeading(item);
    drawn(holder);
    return holder.rows[0] ?? null;
  };
  return {
    fill: () => {
      if (isFilled) return;
      isFilled = true;
      const holder = document.createElement('tbody');
      holder.innerHTML = written.map((_, row) => drawRow(row)).join('');
      drawn(holder);
      for (const [row, element] of [...holder.rows].entries())
        written[row]?.replaceChildren(...element.childNodes);
    },
    show: (items, closed) => {
      for (const heading of headings) heading.remove();
      const rows = items.filter((item) => item < written.length);
      const shown = new Uint8Array(written.length);
      for (const row of rows) shown[row] = 1;
      for (const [at, element] of written.entries()) {
        element.hidden = shown[at] === 0;
        element.toggleAttribute('data-closed', closed?.has(at) === true);
      }
      const over = new Map(
        [...items.filter((item) => item >= written.length)].flatMap((item) => {
          const heading = headingOf(item);
          return heading === null ? [] : [[item, heading] as const];
        }),
      );
      headings = [...over.values()];
      const asWritten = isAscending(rows);
      if (!asWritten) body.append(...[...items].flatMap((item) => over.get(item) ?? written[item] ?? []));
      else {
        if (!inOrder) body.append(...written);
        for (const [at, item] of items.entries()) {
          const heading = over.get(item);
          if (heading !== undefined) written[items[at + 1] ?? 0]?.before(heading);
        }
      }
      inOrder = asWritten;
    },
  };
}

function isAscending(rows: Uint32Array): boolean {
  for (let at = 1; at < rows.length; at++) if ((rows[at] ?? 0) < (rows[at - 1] ?? 0)) return false;
  return true;
}
