import type { Located } from '../objects/locate.ts';
import { isReadableThrough } from '../rows/planned.ts';
import type { RawRow } from '../rows/row-reading.ts';
import { type Applying, nameOf, newId } from './applying.ts';

/** Makes a resource group. */
export function createResourceGroup(applying: Applying, { change }: Located): void {
  const values = applying.valuesOf(change);
  applying.rows.add('resourceGroups', {
    id: newId(applying, change),
    name: nameOf(values.name, null, change),
    scope: scopeOf(values, applying, change.address),
  });
}

/** Gives a resource group another scope, for every policy that names it. */
export function updateResourceGroup(applying: Applying, { change, id }: Located): void {
  if (id === null) return;
  const values = applying.valuesOf(change);
  const scope = scopeOf(values, applying, change.address);
  applying.rows.changeResourceGroup(id, (row) => ({ ...row, name: nameOf(values.name, row, change), scope }));
}

/** Null where a part of it cannot be read: the group may reach anything then (S5). */
function scopeOf({ scope }: RawRow, { notes }: Applying, address: string): unknown {
  if (isReadableThrough(scope)) return scope ?? null;
  notes.unknown(address, 'scope', null);
  return null;
}
