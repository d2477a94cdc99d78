import { copyText } from '../clipboard.ts';
import { counted, numberText } from '../counted.ts';
import type { PageTable } from '../data/page-table.ts';
import { asCsv, originOf } from './as-csv.ts';
import { askedWords, fieldsOf, fillForm, readForm, stateOf } from './read-form.ts';
import { selectRows } from './select-rows.ts';
import { sortButtons } from './sort-buttons.ts';
import { suggest } from './suggest.ts';
import type { TableState } from './table-state.ts';
import type { View } from './view.ts';

/** A table of the page, its filters and its order. */
export interface TableControl {
  /** Shows what an address says. */
  readonly take: (state: TableState) => void;
}

/** What a control works on. `changed` hears of every state a reader makes. */
export interface Controlled {
  readonly table: PageTable;
  /** The zones of the account, by which rows are filtered; null where the page has none. */
  readonly zones: PageTable | null;
  readonly form: HTMLFormElement;
  readonly head: HTMLTableSectionElement;
  readonly caption: HTMLTableCaptionElement;
  readonly view: View;
  readonly changed: (state: TableState) => void;
}

/** Brings the filters of a table to life. */
export function controlTable({ table, zones, form, head, caption, view, changed }: Controlled): TableControl {
  const output = form.querySelector('output');
  let sort = '';
  let rows = selectRows(table, readForm(form, sort), zones);
  const refresh = (): void => {
    rows = selectRows(table, readForm(form, sort), zones);
    view.show(rows);
    mark(sort);
    const shown = `${numberText(rows.length)} of ${numberText(table.rows)}`;
    if (output !== null) output.textContent = shown;
    // What is printed must say that it is not all there is.
    const asked = askedWords(form);
    caption.textContent = `${caption.dataset.title}: ${asked === '' ? numberText(table.rows) : `${shown}, those with ${asked}`}`;
  };
  const edited = (): void => {
    refresh();
    changed(stateOf(form, sort));
  };
  const mark = sortButtons(head, (chosen) => {
    sort = chosen;
    edited();
  });
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', edited);
  form.addEventListener('reset', () => {
    for (const field of fieldsOf(form)) field.value = '';
    sort = '';
    edited();
  });
  const copy = form.querySelector<HTMLButtonElement>('button[data-do="copy"]');
  copy?.addEventListener('click', async () => {
    const done = await copyText(asCsv(table, rows, originOf(document)));
    if (output !== null)
      output.textContent = done
        ? `${counted(rows.length, 'row')} copied`
        : 'The browser does not let this page copy';
  });
  suggest(form, table, zones);
  refresh();
  return {
    take: (state) => {
      fillForm(form, state);
      sort = state.sort;
      refresh();
    },
  };
}
