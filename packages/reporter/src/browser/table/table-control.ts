import { copyText } from '../clipboard.ts';
import { counted, numberText } from '../counted.ts';
import type { PageTable } from '../data/page-table.ts';
import { asCsv, originOf } from './as-csv.ts';
import type { Folding } from './folding.ts';
import { reachWords } from './reach-count.ts';
import { askedWords, fieldsOf, fillForm, foldedBy, readForm, stateOf } from './read-form.ts';
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
  /** Everybody, by whom rows of a zone are counted; null where the page has them not. */
  readonly principals: PageTable | null;
  readonly form: HTMLFormElement;
  readonly head: HTMLTableSectionElement;
  readonly caption: HTMLTableCaptionElement;
  readonly view: View;
  /** Null where rows stand under no headings. */
  readonly folding: Folding | null;
  readonly changed: (state: TableState) => void;
}

/** Whether only the rows of a zone are asked for. */
function isAboutZone(form: HTMLFormElement): boolean {
  return readForm(form, '').filters.some(({ how }) => how === 'reaches');
}

/** Brings the filters of a table to life. */
export function controlTable({
  table,
  zones,
  principals,
  form,
  head,
  caption,
  view,
  folding,
  changed,
}: Controlled): TableControl {
  const output = form.querySelector('output');
  const element = head.closest('table');
  const writtenBy = element?.dataset.folded ?? null;
  let sort = '';
  let rows = selectRows(table, readForm(form, sort), zones);
  const frame = head.closest<HTMLElement>('.table');
  const refresh = (kept?: number): void => {
    rows = selectRows(table, readForm(form, sort), zones);
    showRows(kept);
    mark(sort);
    const shown = `${numberText(rows.length)} of ${numberText(table.rows)}`;
    const reached = isAboutZone(form) ? `, ${reachWords(table, rows, principals)}` : '';
    if (output !== null) output.textContent = `${shown}${reached}`;
    // What is printed must say that it is not all there is.
    const asked = askedWords(form);
    caption.textContent = `${caption.dataset.title}: ${asked === '' ? numberText(table.rows) : `${shown}, those with ${asked}${reached}`}`;
  };
  /** Under headings, unless a reader wants another order. */
  const showRows = (kept?: number): void => {
    const by = sort === '' && folding !== null ? foldedBy(form) : null;
    if (by !== writtenBy) view.fill?.();
    if (element !== null) element.dataset.folded = by ?? 'list';
    if (by === null || folding === null) {
      view.show(rows);
      return;
    }
    const { items, closed } = folding.fold(rows, by, askedWords(form) !== '');
    view.show(items, closed, kept);
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
    folding?.setAll(null);
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
  if (folding !== null) {
    frame?.addEventListener('click', (event) => {
      const pressed = event.target instanceof Element ? event.target.closest('.fold button') : null;
      const item = Number(pressed?.closest<HTMLElement>('.fold')?.dataset.fold ?? Number.NaN);
      if (Number.isNaN(item)) return;
      folding.toggle(item);
      refresh(item);
      frame.querySelector<HTMLElement>(`.fold[data-fold="${item}"] button`)?.focus({ preventScroll: true });
    });
    for (const [does, isOpen] of [
      ['open', true],
      ['close', false],
    ] as const)
      form.querySelector(`button[data-do="${does}"]`)?.addEventListener('click', () => {
        folding.setAll(isOpen);
        refresh();
      });
  }
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
