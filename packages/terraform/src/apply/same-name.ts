import { listOfType } from '../objects/find-object.ts';
import type { Located } from '../objects/locate.ts';
import type { Applying } from './applying.ts';

/** Says that something new has the name of something that is there: the API takes both. */
export function noteSameName({ rows, notes }: Applying, { change, type }: Located, what: string): void {
  const name = change.after?.name;
  if (typeof name !== 'string' || !rows.list(listOfType[type]).some((row) => row.name === name)) return;
  notes.conflict(change.address, `${what} of its name is there already, and stays beside it`, false);
}
