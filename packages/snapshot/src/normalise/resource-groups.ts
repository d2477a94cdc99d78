import { readResourceGroupRow } from '../api/resource-group.ts';
import { remembered } from '../remembered.ts';
import type { Notes } from './notes.ts';
import { onceById } from './once.ts';
import { type Reach, reachOf } from './reach.ts';
import { readRows } from './rows.ts';
import type { ScopeReader } from './scopes.ts';

/** A resource group as a policy refers to it: whole, by id alone, or not to be had. */
export interface ReadResourceGroup {
  readonly id: string | null;
  readonly name: string | null;
  /** Null where it can be resolved neither inline nor by id (S5). */
  readonly reach: Reach | null;
}

/** Resolves the references of policies to resource groups. */
export interface ResourceGroupBook {
  readonly resolve: (reference: unknown) => ReadResourceGroup;
  readonly unreadable: number;
}

/** Reads the account's resource groups. Two rows of one id that disagree resolve nothing. */
export function openResourceGroups(
  items: readonly unknown[],
  scopes: ScopeReader,
  notes: Notes,
): ResourceGroupBook {
  const { rows, unreadable } = readRows('resourceGroups', items, readResourceGroupRow, notes);
  const readReach = remembered((scope: unknown): Reach | null => {
    const pieces = scopes.readScope(scope);
    return pieces === null ? null : reachOf(pieces);
  });
  const byId = new Map<string, ReadResourceGroup>();
  for (const { value, conflicting } of rows) {
    if (typeof value.id !== 'string') continue;
    const reach = conflicting ? null : readReach(value.scope);
    byId.set(value.id, { id: value.id, name: value.name ?? null, reach });
  }
  return {
    unreadable,
    resolve: onceById((reference) => {
      const row = readResourceGroupRow(reference);
      if (row === null) return { id: null, name: null, reach: null };
      const id = row.id ?? null;
      const listed = id === null ? undefined : byId.get(id);
      return {
        id,
        name: row.name ?? listed?.name ?? null,
        reach: readReach(row.scope) ?? listed?.reach ?? null,
      };
    }),
  };
}
