import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { contentsGapId, type GapId, mismatchOf, type PermissionGroupKey } from '@grantlens/snapshot/internal';

/** The gaps that an answer about some policies may cite: those marked on the policies, and those that S7 and S9 add. */
export function mentionedGaps(
  policies: readonly Policy[],
  groups: ReadonlyMap<PermissionGroupKey, PermissionGroup>,
): ReadonlySet<GapId> {
  const ids = new Set<GapId>();
  const mention = (gaps: readonly GapId[]) => {
    for (const id of gaps) ids.add(id);
  };
  for (const { gaps, permissionGroups, resourceGroups } of policies) {
    const places = resourceGroups.flatMap((group) => group.places);
    mention(gaps);
    for (const place of places) mention(place.gaps);
    for (const granted of permissionGroups) {
      mention(granted.gaps);
      const group = granted.key === null ? undefined : groups.get(granted.key);
      if (group === undefined) continue;
      mention(doubtsOf(group));
      for (const { scope } of places) {
        const mismatch = mismatchOf(group, scope);
        if (mismatch !== null) ids.add(mismatch);
      }
    }
  }
  return ids;
}

function doubtsOf({ key, contents }: PermissionGroup): readonly GapId[] {
  return contents.kind === 'listed' && !contents.complete ? [contentsGapId(key)] : [];
}
