import type { Principal, UserGroup } from '@grantlens/snapshot';
import { addTo, type FoldedChange, once, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import {
  type ChangesIn,
  isMeant,
  type LastActivity,
  lastOf,
  openActivity,
} from '../activity/last-activity.ts';
import { logSince } from '../activity/reach.ts';
import { joinedAreas, type WrittenAreas, writtenAreas } from '../activity/written-areas.ts';
import type { Unit } from './unit.ts';

/**
 * Opens what was last recorded of what a unit gives: of a member or token anything at all; of a membership, a policy of
 * one's own and what a user group gives, changes in its areas. Null where the log was not read, and of what only reads.
 */
export function openUnitActivity(access: Access): (unit: Unit) => LastActivity | null {
  const { account } = access;
  const { activity } = account;
  const book = openActivity(account);
  const since = activity === undefined ? null : logSince(activity, 'changes');
  const membersOf = once(() => membersByGroup(account.principals));
  const changesOf = remembered((group: UserGroup['key']) => newestOf(membersOf().get(group) ?? []));
  const areasGiven = remembered((group: UserGroup['key']) =>
    joinedAreas(
      access
        .policiesOf(group)
        .filter(({ effect }) => effect === 'allow')
        .flatMap((policy) => access.cellsOf(policy))
        .map((cell) => writtenAreas(access.groupOf(cell))),
    ),
  );

  /** For each product and zone the newest change of some principals. */
  function newestOf(principals: readonly Principal[]): readonly FoldedChange[] {
    const newest = new Map<string, FoldedChange>();
    for (const principal of principals) {
      for (const change of book.of(principal).changes) {
        const key = `${change.product} ${change.zone}`;
        const known = newest.get(key);
        if (known === undefined || known.last < change.last) newest.set(key, change);
      }
    }
    return [...newest.values()];
  }

  const lastIn = (changes: readonly FoldedChange[], areas: WrittenAreas, zone: string | null) => {
    if (since === null || areas === 'none') return null;
    const which: ChangesIn = { areas: areas === 'any' ? null : areas, zone };
    const at = lastOf(changes.filter((change) => isMeant(change, which)));
    return { at, kind: at === null ? null : 'change', since } as const;
  };

  return ({ kind, access: effect, principal, group, permissionGroup, scope }) => {
    if (kind === 'account' || kind === 'token') return principal && book.last(principal);
    // What denies is not used by anybody.
    if (effect === 'deny' || since === null) return null;
    if (kind === 'membership' && principal !== null && group !== null)
      return lastIn(book.of(principal).changes, areasGiven(group.key), null);
    const zone = scope?.kind === 'resource' ? (account.zonesByKey.get(scope.key)?.id ?? null) : null;
    const changes =
      principal !== null ? book.of(principal).changes : group !== null ? changesOf(group.key) : [];
    return lastIn(changes, writtenAreas(permissionGroup), zone);
  };
}

function membersByGroup(
  principals: readonly Principal[],
): ReadonlyMap<UserGroup['key'], readonly Principal[]> {
  const members = new Map<UserGroup['key'], Principal[]>();
  for (const principal of principals) for (const group of principal.groups) addTo(members, group, principal);
  return members;
}
