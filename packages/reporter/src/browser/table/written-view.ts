import type { View } from './view.ts';

/** What stands over rows, as an element. */
export type DrawHeading = (item: number) => HTMLTableRowElement | null;

/**
 * Shows rows that the page was written with: the others are hidden. Row `n` of the table is the `n`th as written; what is
 * drawn over them takes the place of the headings that the page was written with.
 */
export function writtenView(body: HTMLTableSectionElement, drawHeading: DrawHeading = () => null): View {
  for (const heading of body.querySelectorAll('tr.fold')) heading.remove();
  const written = [...body.rows];
  let headings: readonly HTMLTableRowElement[] = [];
  let inOrder = true;
  return {
    show: (items, closed) => {
      for (const heading of headings) heading.remove();
      const rows = items.filter((item) => item < written.length);
      const shown = new Uint8Array(written.length);
      for (const row of rows) shown[row] = 1;
      for (const [at, element] of written.entries()) {
        element.hidden = shown[at] === 0;
        element.toggleAttribute('data-closed', closed?.has(at) === true);
      }
      const drawn = new Map(
        [...items.filter((item) => item >= written.length)].flatMap((item) => {
          const heading = drawHeading(item);
          return heading === null ? [] : [[item, heading] as const];
        }),
      );
      headings = [...drawn.values()];
      const asWritten = isAscending(rows);
      if (!asWritten) body.append(...[...items].flatMap((item) => drawn.get(item) ?? written[item] ?? []));
      else {
        if (!inOrder) body.append(...written);
        for (const [at, item] of items.entries()) {
          const heading = drawn.get(item);
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
