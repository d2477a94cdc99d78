import type { PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';
import { addBits, type Bits, differentBits, isEmpty, numbersIn } from '../permissions/bits.ts';
import type { Cause } from './cause.ts';
import type { Sides } from './side.ts';
import { haveSameTypes } from './why-lost.ts';

/** Permissions that a permission group does not give alike on both sides, and why. */
export interface GroupChange {
  readonly concerns: Bits;
  readonly cause: Cause;
}

/** The permission groups that both sides describe, and differently. */
export type ChangedGroups = ReadonlyMap<PermissionGroupKey, readonly GroupChange[]>;

/** Finds the permission groups whose contents or type differ. */
export function changedGroups(sides: Sides): ChangedGroups {
  const changed = new Map<PermissionGroupKey, readonly GroupChange[]>();
  for (const was of sides.before.access.account.permissionGroups.values()) {
    const is = sides.after.access.account.permissionGroups.get(was.key);
    if (is === undefined || is === was) continue;
    const changes = changesOf(was, is, sides);
    if (changes.length > 0) changed.set(was.key, changes);
  }
  return changed;
}

function changesOf(
  was: PermissionGroup,
  is: PermissionGroup,
  { before, after }: Sides,
): readonly GroupChange[] {
  const [held, holds] = [before.contentsOf(was), after.contentsOf(is)];
  const contents = differentBits(held.sure, holds.sure);
  addBits(contents, differentBits(held.may, holds.may));
  if (!haveSameTypes(was, is)) {
    const concerns = held.may.slice();
    addBits(concerns, holds.may);
    const what = isEmpty(contents) ? (['type'] as const) : (['contents', 'type'] as const);
    return [{ concerns, cause: { kind: 'permission-group-changed', permissionGroup: is, what } }];
  }
  if (isEmpty(contents)) return [];
  if (is.contents.kind === 'all-but' && was.contents.kind === 'all-but')
    return throughOthers(contents, after);
  return [
    {
      concerns: contents,
      cause: { kind: 'permission-group-changed', permissionGroup: is, what: ['contents'] },
    },
  ];
}

/** "All but" holds the groups that hold none of a list (S10): what changed is those. */
function throughOthers(contents: Bits, { universe }: Sides['after']): readonly GroupChange[] {
  return numbersIn(contents).flatMap((bit) => {
    const permissionGroup = universe.groups[bit - universe.permissions.length];
    if (permissionGroup === undefined) return [];
    const concerns = new Uint32Array(contents.length);
    concerns[bit >>> 5] = 1 << (bit & 31);
    return [{ concerns, cause: { kind: 'permission-group-changed', permissionGroup, what: ['contents'] } }];
  });
}
