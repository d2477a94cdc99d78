import type { GroupSide } from '../account/permission-group.ts';
import type { Collections } from '../file/collection.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { isObject } from '../json.ts';
import { type Description, describe, openDirectory } from './group-directory.ts';
import type { Notes } from './notes.ts';
import { onceById } from './once.ts';
import { groupReferences } from './policies.ts';
import type { PolicyContext } from './policy-place.ts';
import { openResourceGroups } from './resource-groups.ts';
import { openRoleBook } from './roles.ts';
import { openScopes } from './scopes.ts';

/** What reading policies needs, with every row that shows a role. */
export interface OpenContext extends PolicyContext {
  readonly roleRows: readonly unknown[];
}

/**
 * Gathers what reading the policies of some collections needs. What the snapshot says of permission groups and roles is
 * known, whether or not the collections still say it.
 */
export function openContext(snapshot: Snapshot, collections: Collections, notes: Notes): OpenContext {
  const accountId = String(snapshot.account.id);
  const known = collections === snapshot.collections ? [collections] : [snapshot.collections, collections];
  const roleRows = known.flatMap(rolesIn);
  const scopes = openScopes(accountId);
  return {
    accountId,
    directory: openDirectory(descriptionsIn(known)),
    roles: openRoleBook(roleRows),
    roleRows,
    scopes,
    resourceGroups: openResourceGroups(collections.resourceGroups.items, scopes, notes),
    notes,
  };
}

/** Everything that collections say about permission groups: inline in policies, and in the two lists. */
function descriptionsIn(known: readonly Collections[]): readonly Description[] {
  // Policies repeat what they say of a permission group; said again it adds nothing.
  const distinct = new Set<Description>();
  const read = (raws: readonly unknown[], side: GroupSide, place: Description['place']) => {
    const readOnce = onceById((raw) => describe(raw, side, place));
    for (const raw of raws) {
      const description = readOnce(raw);
      if (description !== null) distinct.add(description);
    }
  };
  const inline = (rows: readonly unknown[]) =>
    rows.flatMap((row) => groupReferences(isObject(row) ? row.policies : null));
  for (const { members, userGroups, accountTokens } of known) {
    read(inline(members.items), 'member', 'inline');
    read(inline(userGroups.items), 'member', 'inline');
    read(inline(accountTokens.items), 'token', 'inline');
  }
  for (const { permissionGroups, tokenPermissionGroups } of known.slice(0, 1)) {
    read(permissionGroups.items, 'member', 'list');
    read(tokenPermissionGroups.items, 'token', 'list');
  }
  return [...distinct];
}

/** Every place that shows a role with its map. */
function rolesIn({ members, roles }: Collections): readonly unknown[] {
  const ofMembers = members.items.flatMap((row): readonly unknown[] => {
    const held = isObject(row) ? row.roles : null;
    return Array.isArray(held) ? held : [];
  });
  return [...roles.items, ...ofMembers];
}
