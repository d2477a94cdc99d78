import type { FoldBy } from '../../render/html/folds/folds.ts';
import type { Filter, Question } from './question.ts';
import type { TableState } from './table-state.ts';

type Field = HTMLInputElement | HTMLSelectElement;

/** The fields of a form, by name. */
export function fieldsOf(form: HTMLFormElement): readonly Field[] {
  return [...form.querySelectorAll<Field>('input[name], select[name]')];
}

/** The field that says which headings rows are under: it leaves none out. */
const foldsRows = ({ dataset }: Field): boolean => dataset.folds !== undefined;

/** What rows are to be folded by; null for a list. */
export function foldedBy(form: HTMLFormElement): FoldBy | null {
  const field = form.querySelector<HTMLSelectElement>('select[data-folds]');
  return (field?.selectedOptions[0]?.dataset.by as FoldBy | undefined) ?? null;
}

/** What a form asks. A field names its columns itself; one without is looked for everywhere. */
export function readForm(form: HTMLFormElement, sort: string): Question {
  const filled = fieldsOf(form).filter(({ value }) => value.trim() !== '');
  const find = filled.find(({ name }) => name === 'find')?.value.trim() ?? '';
  const filters = filled
    .filter((field) => field.name !== 'find' && !foldsRows(field))
    .map(
      (field): Filter => ({
        columns: (field.dataset.columns ?? '').split(' '),
        text: field.value.trim(),
        how:
          field instanceof HTMLSelectElement ? 'is' : field.dataset.reaches === 'zone' ? 'reaches' : 'holds',
      }),
    );
  const down = sort.startsWith('-');
  const columns = sort.replace(/^-/, '').split(' ');
  return { find, filters, order: sort === '' ? null : { columns, down } };
}

/** What the fields ask, in words: `search “dns”, path “direct”`; empty when they ask nothing. */
export function askedWords(form: HTMLFormElement): string {
  const filled = fieldsOf(form).filter((field) => field.value.trim() !== '' && !foldsRows(field));
  return filled
    .map((field) => {
      const label = field.closest('label')?.firstChild?.textContent?.trim() ?? field.name;
      const value = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field.value;
      return `${label.charAt(0).toLowerCase()}${label.slice(1)} “${value?.trim() ?? ''}”`;
    })
    .join(', ');
}

/** What the fields say. */
export function stateOf(form: HTMLFormElement, sort: string): TableState {
  return { values: Object.fromEntries(fieldsOf(form).map(({ name, value }) => [name, value.trim()])), sort };
}

/** Puts into the fields what an address says; empties the others. */
export function fillForm(form: HTMLFormElement, { values }: TableState): void {
  for (const field of fieldsOf(form)) field.value = values[field.name] ?? '';
}
