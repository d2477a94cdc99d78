import type { HrPerson } from '../people/people.ts';
import { compareText } from './order.ts';

/** What several cells or rows say, each once and in one order; null where they say nothing. */
export function together(texts: readonly (string | null)[]): string | null {
  const shown = new Set(texts.filter((text) => text !== null));
  return shown.size === 0 ? null : [...shown].sort(compareText).join('; ');
}

/** What the status columns say of somebody as HR spells it, with their names where they say different things. */
export function statusShown(rows: readonly HrPerson[]): string | null {
  const said = rows.flatMap(({ statuses = [] }) => statuses);
  const columns = new Set(said.map(({ column }) => column));
  const texts = new Set(said.map(({ text }) => text));
  const isPlain = texts.size === 1 || columns.size === 1;
  return together(said.map(({ column, text }) => (isPlain ? text : `${column}: ${text}`)));
}
