import type { Located } from '../objects/locate.ts';
import { policyRows } from '../rows/policy-rows.ts';
import type { RawRow } from '../rows/row-reading.ts';
import { type Applying, nameOf, newId, readingFor } from './applying.ts';
import { noteSameName } from './same-name.ts';

/** In the place of policies that cannot be read. */
export const unreadablePolicies = 'known after apply';

/** Makes a user group, with nobody in it. */
export function createUserGroup(applying: Applying, located: Located): void {
  noteSameName(applying, located, 'a user group');
  const id = newId(applying, located.change);
  addUserGroup(applying, located, id);
  applying.rows.setMembers(id, []);
}

/** Replaces the policies of a user group; whoever is in it stays. */
export function updateUserGroup(applying: Applying, located: Located): void {
  const { rows, valuesOf } = applying;
  const { id, isMissing, change } = located;
  if (id === null) return;
  if (isMissing) {
    addUserGroup(applying, located, id);
    // Who is in a group that was not seen was not seen either.
    rows.setMembers(id, [{}]);
    return;
  }
  const values = valuesOf(change);
  const before = rows.row('userGroups', id)?.policies;
  const policies = policiesOf(values, Array.isArray(before) ? before : [], { applying, located, id });
  rows.change('userGroups', id, (row) => ({ ...row, policies, name: nameOf(values.name, row, change) }));
}

function addUserGroup(applying: Applying, located: Located, id: string): void {
  const values = applying.valuesOf(located.change);
  const policies = policiesOf(values, [], { applying, located, id });
  const { name } = located.change.after ?? {};
  if (typeof values.name !== 'string' && typeof name === 'string') applying.sensitive.set(id, name);
  applying.rows.add('userGroups', { id, name: nameOf(values.name, null, located.change), policies });
}

function policiesOf(
  { policies }: RawRow,
  before: readonly unknown[],
  { applying, located, id }: { readonly applying: Applying; readonly located: Located; readonly id: string },
): unknown {
  // A group may have no policies.
  if (policies === undefined || policies === null) return null;
  const reading = readingFor(applying, located, id);
  const rows = policyRows(policies, before, reading);
  if (rows === null) reading.note('policies', 'policies-unreadable');
  return rows ?? unreadablePolicies;
}
