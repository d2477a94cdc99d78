import type { GapId } from '../account/ids.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Policy, PolicyGrant } from '../account/policy.ts';
import { scopeIdentity } from '../keys/scope.ts';
import type { Notes } from './notes.ts';

type Groups = ReadonlyMap<string, PermissionGroup>;

/**
 * Marks the grants that S7 makes a "maybe": of a group without a type, and of a group on a resource that is neither of
 * its type nor contains it. Also notes the groups whose contents are not complete (S9).
 */
export function markDoubtfulTypes(
  policies: readonly Policy[],
  groups: Groups,
  notes: Notes,
): readonly Policy[] {
  for (const group of groups.values()) {
    if (group.contents.kind === 'listed' && !group.contents.complete) noteContents(group, notes);
  }
  return policies.map((policy) => ({
    ...policy,
    grants: policy.grants.map((grant) => {
      const group = grant.permissionGroup === null ? undefined : groups.get(grant.permissionGroup);
      if (group === undefined) return grant;
      const doubt = doubtOf(grant, group, notes);
      return doubt === null ? grant : { ...grant, gaps: [...grant.gaps, doubt] };
    }),
  }));
}

function collectionOf(group: PermissionGroup): 'permissionGroups' | 'tokenPermissionGroups' {
  return group.side === 'member' ? 'permissionGroups' : 'tokenPermissionGroups';
}

function doubtOf({ scope }: PolicyGrant, group: PermissionGroup, notes: Notes): GapId | null {
  const collection = collectionOf(group);
  const name = group.name ?? group.label ?? group.key;
  if (group.types === null) {
    const clouds = `on what kind of resource the permission group ${name} acts`;
    return notes.gap({ collection, cause: 'type-unknown', path: group.key, clouds });
  }
  if (scope === null || scope.kind === 'account' || group.types.has(scope.type)) return null;
  const path = `${group.key} on ${scopeIdentity(scope)}`;
  const clouds = `what the permission group ${name} gives on ${scope.key}, which is not of its type`;
  return notes.gap({ collection, cause: 'type-mismatch', path, clouds });
}

/** The gap of a group's contents; the engine cites it by `contents-incomplete:<group>`. */
function noteContents(group: PermissionGroup, notes: Notes): void {
  const { contents } = group;
  const why = contents.kind === 'listed' ? contents.why : null;
  notes.gap({
    collection: collectionOf(group),
    cause: 'contents-incomplete',
    path: group.key,
    clouds: `which further permissions ${group.name ?? group.label ?? group.key} contains: ${why ?? 'not known'}`,
  });
}
