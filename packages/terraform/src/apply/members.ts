import { emailOfRow } from '../objects/find-object.ts';
import type { Located } from '../objects/locate.ts';
import { memberGrants, memberStatus } from '../rows/member-row.ts';
import type { RawRow } from '../rows/row-reading.ts';
import { type Applying, newId, noteStatus, readingFor } from './applying.ts';

/** Invites a member; the API refuses one who is there already. */
export function createMember(applying: Applying, located: Located): void {
  const { rows, notes } = applying;
  const { change } = located;
  const email = change.after?.email;
  const isThere = (row: RawRow) => typeof email === 'string' && emailOfRow(row) === email.toLowerCase();
  if (rows.list('members').some(isThere)) {
    notes.conflict(
      change.address,
      'a member with its e-mail is there already, and the API refuses a second one (1008)',
      true,
    );
    return;
  }
  rows.add('members', memberRow(applying, located, newId(applying, change)));
}

/** Replaces what a member holds. */
export function updateMember(applying: Applying, located: Located): void {
  const { rows, valuesOf } = applying;
  const { id, isMissing, change } = located;
  if (id === null) return;
  if (isMissing) {
    rows.add('members', memberRow(applying, located, id));
    return;
  }
  const values = valuesOf(change);
  const before = policiesIn(rows.row('members', id));
  const grants = memberGrants(values, before, readingFor(applying, located, id));
  rows.change('members', id, (row) => ({ ...row, ...grants }));
}

function memberRow(applying: Applying, located: Located, id: string): RawRow & { readonly id: string } {
  const { change } = located;
  const values = applying.valuesOf(change);
  const { address, after } = change;
  const isShown = typeof values.email === 'string';
  if (!isShown && typeof after?.email === 'string') applying.sensitive.set(`member:${id}`, after.email);
  noteStatus(applying, change, values.status);
  if (!isShown && after?.email === undefined) applying.notes.unknown(address, 'email', null);
  return {
    id,
    email: isShown ? values.email : address,
    status: memberStatus(values.status),
    ...memberGrants(values, [], readingFor(applying, located, id)),
  };
}

function policiesIn(row: RawRow | null): readonly unknown[] {
  return Array.isArray(row?.policies) ? row.policies : [];
}
