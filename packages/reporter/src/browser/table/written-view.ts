import type { View } from './view.ts';

/** Shows rows that the page was written with: the others are hidden. Row `n` of the table is the `n`th as written. */
export function writtenView(body: HTMLTableSectionElement): View {
  const written = [...body.rows];
  let inOrder = true;
  return {
    show: (rows) => {
      const shown = new Uint8Array(written.length);
      for (const row of rows) shown[row] = 1;
      for (const [at, element] of written.entries()) element.hidden = shown[at] === 0;
      const asWritten = isAscending(rows);
      if (asWritten && inOrder) return;
      inOrder = asWritten;
      const order = asWritten ? written : [...rows].flatMap((row) => written[row] ?? []);
      body.append(...order);
    },
  };
}

function isAscending(rows: Uint32Array): boolean {
  for (let at = 1; at < rows.length; at++) if ((rows[at] ?? 0) < (rows[at - 1] ?? 0)) return false;
  return true;
}
