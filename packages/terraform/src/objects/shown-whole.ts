import type { Snapshot } from '@grantlens/snapshot';
import { addTo, canonicalText, isObject } from '@grantlens/snapshot/internal';

/** What a snapshot shows of things that a plan names by id alone. */
export interface ShownWhole {
  /** A resource group: by id alone where a list shows it, or where policies do not agree about it. */
  readonly resourceGroup: (id: string) => unknown;
  /** A role, by id alone where the rows that show it do not agree. */
  readonly role: (id: string) => unknown;
}

/** Looks up what a plan names by id alone. */
export function openShownWhole({ collections }: Snapshot): ShownWhole {
  const { members, userGroups, resourceGroups, roles } = collections;
  let inline: ReadonlyMap<string, unknown> | null = null;
  let allRoles: ReadonlyMap<string, unknown> | null = null;
  const listed = new Set(resourceGroups.items.map((row) => (isObject(row) ? row.id : null)));
  return {
    resourceGroup: (id) => {
      if (listed.has(id)) return { id };
      inline ??= byId(
        [...members.items, ...userGroups.items]
          .flatMap((row) => listIn(row, 'policies'))
          .flatMap((policy) => listIn(policy, 'resource_groups')),
      );
      return inline.get(id) ?? { id };
    },
    role: (id) => {
      allRoles ??= new Map([
        ...byId(members.items.flatMap((row) => listIn(row, 'roles'))),
        ...byId(roles.items),
      ]);
      return allRoles.get(id) ?? { id };
    },
  };
}

/** The rows of each id that all say the same. */
function byId(rows: readonly unknown[]): ReadonlyMap<string, unknown> {
  const shown = new Map<string, unknown[]>();
  for (const row of rows) if (isObject(row) && typeof row.id === 'string') addTo(shown, row.id, row);
  const alike = [...shown].filter(([, all]) => new Set(all.map((one) => canonicalText(one))).size === 1);
  return new Map(alike.map(([id, [row]]) => [id, row]));
}

function listIn(row: unknown, name: string): readonly unknown[] {
  const list = isObject(row) ? row[name] : null;
  return Array.isArray(list) ? list : [];
}
