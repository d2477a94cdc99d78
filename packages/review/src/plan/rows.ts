import type { Snapshot } from '@grantlens/snapshot';
import { isObject, type JsonObject } from '@grantlens/snapshot/internal';
import type { ResourceGroupScopes } from './reach-surface.ts';
import { openAgreement } from './scope-agreement.ts';

/** The rows of a snapshot that a plan writes, by their ids. */
export interface PlannedRows {
  /** Null where no row has the id, or several that are not one. */
  readonly member: (id: string | null) => JsonObject | null;
  readonly userGroup: (id: string | null) => JsonObject | null;
  readonly token: (id: string | null) => JsonObject | null;
  readonly scopes: ResourceGroupScopes;
}

/** Looks up the rows of a snapshot. */
export function openRows(snapshot: Snapshot): PlannedRows {
  const { collections } = snapshot;
  const resourceGroups = openById(collections.resourceGroups.items);
  const listed = new Map(
    collections.resourceGroups.items.flatMap((row) => {
      const id = isObject(row) && typeof row.id === 'string' ? row.id : null;
      const found = resourceGroups(id);
      return id === null || found === null ? [] : [[id, found.scope] as const];
    }),
  );
  return {
    member: openById(collections.members.items),
    userGroup: openById(collections.userGroups.items),
    token: openById(collections.accountTokens.items),
    scopes: { listed, agree: openAgreement(snapshot) },
  };
}

function openById(items: readonly unknown[]): (id: string | null) => JsonObject | null {
  const rows = new Map<string, JsonObject | null>();
  for (const row of items) {
    if (!isObject(row) || typeof row.id !== 'string') continue;
    const before = rows.get(row.id);
    const isAnother = before !== undefined && JSON.stringify(before) !== JSON.stringify(row);
    rows.set(row.id, isAnother ? null : (row as JsonObject));
  }
  return (id) => (id === null ? null : (rows.get(id) ?? null));
}
