import type { Located } from '../objects/locate.ts';
import { tokenFields } from '../rows/token-row.ts';
import { type Applying, nameOf, newId, noteStatus, readingFor } from './applying.ts';
import { noteSameName } from './same-name.ts';

/** Makes a token. */
export function createToken(applying: Applying, located: Located): void {
  noteSameName(applying, located, 'a token');
  addToken(applying, located, newId(applying, located.change));
}

/** Replaces what a token is, but for its id. */
export function updateToken(applying: Applying, located: Located): void {
  const { rows, valuesOf } = applying;
  const { id, isMissing, change } = located;
  if (id === null) return;
  if (isMissing) {
    addToken(applying, located, id);
    return;
  }
  const before = rows.row('accountTokens', id);
  const values = valuesOf(change);
  noteStatus(applying, change, values.status);
  const fields = tokenFields(values, before, readingFor(applying, located, id));
  rows.change('accountTokens', id, (row) => ({ ...row, ...fields, name: nameOf(values.name, row, change) }));
}

function addToken(applying: Applying, located: Located, id: string): void {
  const { change } = located;
  const values = applying.valuesOf(change);
  noteStatus(applying, change, values.status);
  if (typeof values.name !== 'string' && typeof change.after?.name === 'string')
    applying.sensitive.set(`token:${id}`, change.after.name);
  applying.rows.add('accountTokens', {
    id,
    name: nameOf(values.name, null, change),
    ...tokenFields(values, null, readingFor(applying, located, id)),
  });
}
