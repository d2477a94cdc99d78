import { mismatchPlace } from '../account/cells.ts';
import { isOfType } from '../account/group-type.ts';
import type { GapId } from '../account/ids.ts';
import { type PermissionGroup, permissionGroupName } from '../account/permission-group.ts';
import type { GrantedGroup, Place, Policy } from '../account/policy.ts';
import type { Scope } from '../keys/scope.ts';
import type { Notes } from './notes.ts';

type Groups = ReadonlyMap<string, PermissionGroup>;

/**
 * Notes what S7 makes a "maybe": a group without a type, which is marked on the policies, and a group on a
 * resource that is neither of its type nor contains it, which `cellsOf` finds. Also notes the groups whose
 * contents are not complete (S9).
 */
export function markDoubtfulTypes(
  policies: readonly Policy[],
  groups: Groups,
  notes: Notes,
): readonly Policy[] {
  for (const group of groups.values()) {
    if (group.contents.kind === 'listed' && !group.contents.complete) noteContents(group, notes);
  }
  const mismatches = openMismatches(notes);
  return policies.map((policy) => {
    let isTyped = true;
    for (const { key } of policy.permissionGroups) {
      const group = key === null ? undefined : groups.get(key);
      if (group === undefined) continue;
      if (group.types === null) isTyped = false;
      else for (const { places } of policy.resourceGroups) mismatches(group, places);
    }
    if (isTyped) return policy;
    const permissionGroups = policy.permissionGroups.map((granted) => mark(granted, groups, notes));
    return { ...policy, permissionGroups };
  });
}

function mark(granted: GrantedGroup, groups: Groups, notes: Notes): GrantedGroup {
  const group = granted.key === null ? undefined : groups.get(granted.key);
  if (group === undefined || group.types !== null) return granted;
  return { ...granted, gaps: [...granted.gaps, noteUntyped(group, notes)] };
}

/**
 * Notes where a group mismatches some of the places of a list; the types of a list that many policies share
 * are found once.
 */
function openMismatches(notes: Notes): (group: PermissionGroup, places: readonly Place[]) => void {
  const typesAt = new Map<readonly Place[], ReadonlySet<string>>();
  return (group, places) => {
    let types = typesAt.get(places);
    if (types === undefined) {
      types = typesOf(places);
      typesAt.set(places, types);
    }
    for (const type of types) {
      if (isOfType(group, type)) continue;
      for (const { scope } of places) noteMismatch(group, scope, notes);
      return;
    }
  };
}

/** The types of what is named, the whole account apart. */
function typesOf(places: readonly Place[]): ReadonlySet<string> {
  const types = new Set<string>();
  for (const { scope } of places) if (scope !== null && scope.kind !== 'account') types.add(scope.type);
  return types;
}

function noteMismatch(group: PermissionGroup, scope: Scope | null, notes: Notes): void {
  const path = mismatchPlace(group, scope);
  if (path === null) return;
  const clouds = `what the permission group ${permissionGroupName(group)} gives on ${scope?.key}, which is not of its type`;
  notes.gap({ collection: collectionOf(group), cause: 'type-mismatch', path, clouds });
}

function noteUntyped(group: PermissionGroup, notes: Notes): GapId {
  const clouds = `on what kind of resource the permission group ${permissionGroupName(group)} acts`;
  return notes.gap({ collection: collectionOf(group), cause: 'type-unknown', path: group.key, clouds });
}

/** The gap of a group's contents; its id is `contentsGapId`. */
function noteContents(group: PermissionGroup, notes: Notes): void {
  const { contents } = group;
  const why = contents.kind === 'listed' ? contents.why : null;
  notes.gap({
    collection: collectionOf(group),
    cause: 'contents-incomplete',
    path: group.key,
    clouds: `which further permissions ${permissionGroupName(group)} contains: ${why ?? 'not known'}`,
  });
}

function collectionOf(group: PermissionGroup): 'permissionGroups' | 'tokenPermissionGroups' {
  return group.side === 'member' ? 'permissionGroups' : 'tokenPermissionGroups';
}
