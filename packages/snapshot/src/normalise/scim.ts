import type { ScimIdentity } from '../account/origin.ts';
import { readScimRow, type ScimRow } from '../api/scim.ts';
import { canonicalText } from '../file/canonical.ts';
import { readingOf } from '../file/extras.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { addTo } from '../multimap.ts';

/** What SCIM says of the people and user groups of an account; undefined where it does not list them. */
export interface ScimBook {
  readonly person: (who: {
    readonly userId: string | null;
    readonly email: string | null;
  }) => ScimIdentity | undefined;
  readonly group: (id: string | null) => ScimIdentity | undefined;
}

/**
 * Reads what was read of SCIM. A person is found by the user id, else by the e-mail where one user alone has it; rows
 * that disagree say nothing.
 */
export function readScim(snapshot: Snapshot): ScimBook {
  const users = rowsIn(snapshot, 'scimUsers');
  const usersById = indexed(users, ({ id }) => id);
  const usersByEmail = indexed(users, ({ userName }) => userName?.toLowerCase());
  const groupsById = indexed(rowsIn(snapshot, 'scimGroups'), ({ id }) => id);
  return {
    person: ({ userId, email }) => {
      const byId = userId === null ? undefined : only(usersById.get(userId));
      return byId ?? (email === null ? undefined : only(usersByEmail.get(email.toLowerCase())));
    },
    group: (id) => (id === null ? undefined : only(groupsById.get(id))),
  };
}

function rowsIn(snapshot: Snapshot, name: 'scimUsers' | 'scimGroups'): readonly ScimRow[] {
  const { items } = readingOf(snapshot, name);
  return (items as readonly unknown[]).flatMap((raw) => readScimRow(raw) ?? []);
}

function indexed(
  rows: readonly ScimRow[],
  nameOf: (row: ScimRow) => string | null | undefined,
): ReadonlyMap<string, readonly ScimRow[]> {
  const byName = new Map<string, ScimRow[]>();
  for (const row of rows) {
    const name = nameOf(row);
    if (name) addTo(byName, name, row);
  }
  return byName;
}

function only(rows: readonly ScimRow[] | undefined): ScimIdentity | undefined {
  const [row, ...others] = rows ?? [];
  if (row === undefined) return undefined;
  const text = others.length === 0 ? '' : canonicalText(row);
  if (others.some((other) => canonicalText(other) !== text)) return undefined;
  return { externalId: row.externalId || null, active: row.active ?? null };
}
