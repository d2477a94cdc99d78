import type { PageTable } from '../data/page-table.ts';

/** More names than this do not help to choose. */
const most = 5_000;

/** Suggests the values of a column in a field that filters by it, from the first time the field is entered. */
export function suggest(form: HTMLFormElement, table: PageTable, zones: PageTable | null): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[data-suggest]')) {
    field.addEventListener('focus', () => offer(field, table, zones), { once: true });
  }
}

function offer(field: HTMLInputElement, { name, columns }: PageTable, zones: PageTable | null): void {
  const values = (field.dataset.suggest ?? '').split(' ').flatMap((one) => columns.get(one)?.values ?? []);
  const names = field.dataset.reaches === 'zone' ? (zones?.columns.get('name')?.values ?? []) : [];
  const texts = [...new Set([...values, ...names])].filter(
    (value) => typeof value === 'string' && value !== '',
  );
  const list = document.createElement('datalist');
  list.id = `${name}-${field.name}-names`;
  for (const text of texts.slice(0, most)) {
    const option = document.createElement('option');
    option.value = String(text);
    list.append(option);
  }
  field.after(list);
  field.setAttribute('list', list.id);
}
