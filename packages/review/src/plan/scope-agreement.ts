import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import { listOf, showsScope } from './reach-surface.ts';

/**
 * Opens the question whether all rows of a snapshot that show the scope of a resource group show the same one, in the
 * account's list and in policies: only then does its id say what a policy reaches.
 */
export function openAgreement({ collections }: Snapshot): (id: string) => boolean {
  const { resourceGroups, members, userGroups } = collections;
  // An account may be large, and a plan that writes no policy asks nothing.
  let known: ReadonlyMap<string, ReadonlySet<string>> | null = null;
  return (id) => {
    known ??= shownScopes([
      ...resourceGroups.items,
      ...[...members.items, ...userGroups.items].flatMap(resourceGroupsIn),
    ]);
    return (known.get(id)?.size ?? 0) < 2;
  };
}

function resourceGroupsIn(row: unknown): readonly unknown[] {
  return listOf(isObject(row) ? row.policies : null).flatMap((policy) =>
    listOf(isObject(policy) ? policy.resource_groups : null),
  );
}

/** The scopes that rows show, by the id they show them under. */
function shownScopes(rows: readonly unknown[]): ReadonlyMap<string, ReadonlySet<string>> {
  const shown = new Map<string, Set<string>>();
  for (const row of rows) {
    if (!isObject(row) || typeof row.id !== 'string' || !showsScope(row)) continue;
    shown.set(row.id, (shown.get(row.id) ?? new Set()).add(scopeText(row.scope)));
  }
  return shown;
}

/** Equal for scopes that name the same objects, in whatever order and as one scope or a list. */
function scopeText(scope: unknown): string {
  const pieces = (Array.isArray(scope) ? scope : [scope]).map((piece: unknown) => {
    if (!isObject(piece) || !Array.isArray(piece.objects)) return JSON.stringify(piece);
    const objects = piece.objects.map((object: unknown) =>
      JSON.stringify(isObject(object) ? object.key : object),
    );
    return JSON.stringify([piece.key, [...new Set(objects)].sort()]);
  });
  return [...new Set(pieces)].sort().join(' ');
}
