/**
 * Lays a button over each header cell that names columns; `chosen` hears by what to sort. Returns how to show it. The
 * text of the cell stays where it is: on paper browsers repeat headers, and leave out the buttons in them.
 */
export function sortButtons(
  head: HTMLTableSectionElement,
  chosen: (sort: string) => void,
): (sort: string) => void {
  const cells = [...head.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];
  const columnsOf = (cell: HTMLTableCellElement) => cell.dataset.sort ?? '';
  for (const cell of cells) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-label', `Sort by ${cell.textContent?.trim() ?? ''}`);
    cell.append(button);
    button.addEventListener('click', () => {
      const up = columnsOf(cell);
      // Up, down, and as the report has it.
      const now = cell.getAttribute('aria-sort');
      chosen(now === 'ascending' ? `-${up}` : now === 'descending' ? '' : up);
    });
  }
  return (sort) => {
    for (const cell of cells) {
      const columns = columnsOf(cell);
      if (sort === columns) cell.setAttribute('aria-sort', 'ascending');
      else if (sort === `-${columns}`) cell.setAttribute('aria-sort', 'descending');
      else cell.removeAttribute('aria-sort');
    }
  };
}
