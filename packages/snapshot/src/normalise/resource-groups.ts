import { resourceGroupRow } from '../api/resource-group.ts';
import type { Notes } from './notes.ts';
import { readRows } from './rows.ts';
import { type Piece, readScope } from './scopes.ts';

/** A resource group as a policy refers to it: whole, by id alone, or not to be had. */
export interface ReadResourceGroup {
  readonly id: string | null;
  readonly name: string | null;
  /** Null where it can be resolved neither inline nor by id (S5). */
  readonly pieces: readonly Piece[] | null;
}

/** Resolves the references of policies to resource groups. */
export interface ResourceGroupBook {
  readonly resolve: (reference: unknown) => ReadResourceGroup;
  readonly unreadable: number;
}

/** Reads the account's resource groups. Two rows of one id that disagree resolve nothing. */
export function openResourceGroups(
  items: readonly unknown[],
  accountId: string,
  notes: Notes,
): ResourceGroupBook {
  const { rows, unreadable } = readRows('resourceGroups', items, resourceGroupRow, notes);
  const byId = new Map<string, ReadResourceGroup>();
  for (const { value, conflicting } of rows) {
    if (typeof value.id !== 'string') continue;
    const pieces = conflicting ? null : readScope(value.scope, accountId);
    byId.set(value.id, { id: value.id, name: value.name ?? null, pieces });
  }
  return {
    unreadable,
    resolve: (reference) => {
      const read = resourceGroupRow.safeParse(reference);
      if (!read.success) return { id: null, name: null, pieces: null };
      const id = read.data.id ?? null;
      const listed = id === null ? undefined : byId.get(id);
      return {
        id,
        name: read.data.name ?? listed?.name ?? null,
        pieces: readScope(read.data.scope, accountId) ?? listed?.pieces ?? null,
      };
    },
  };
}
