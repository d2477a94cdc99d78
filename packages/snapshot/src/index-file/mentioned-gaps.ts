import { mismatchOf } from '../account/cells.ts';
import { type GapId, gapId, type PermissionGroupKey } from '../account/ids.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Policy } from '../account/policy.ts';

/** The gaps that may take part in an answer about some policies: what they are marked with, and what S7 and S9 add. */
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
    for (const handed of permissionGroups) {
      mention(handed.gaps);
      const group = handed.key === null ? undefined : groups.get(handed.key);
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
  return contents.kind === 'listed' && !contents.complete ? [gapId(`contents-incomplete:${key}`)] : [];
}
