import type { Account, UserGroup, Zone } from '../account/account.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Holder } from '../account/policy.ts';
import type { Principal } from '../account/principal.ts';
import type { Frame, PerhapsRow } from './frame.ts';
import { mentionedGaps } from './mentioned-gaps.ts';
import { permissionSpellings, principalSpellings, zoneSpellings } from './names-of.ts';
import { type PolicyRow, readPolicyRow } from './policy-row.ts';
import type { Tables } from './tables.ts';

/** What a question names, as a person typed it. */
export interface AskedNames {
  readonly principal: string;
  /** Without a `*`: which permissions there are is not read. */
  readonly permission: string;
  /** One resource: which zones there are is not read. */
  readonly resource: string;
}

/** The part of an account that bears on a question about one principal. */
export function sliceFor(
  { principal, permission, resource }: AskedNames,
  frame: Frame,
  tables: Tables,
): Account {
  const found = tables.principals(principalSpellings(principal));
  const held = heldBy(found, frame, tables);
  const permissionGroups = new Map<PermissionGroup['key'], PermissionGroup>();
  const keep = (group: PermissionGroup): PermissionGroup => {
    permissionGroups.set(group.key, group);
    return group;
  };
  tables.permissionGroups(permissionSpellings(permission)).forEach(keep);
  const zonesByKey = new Map<string, Zone>();
  const zones = tables.zones(zoneSpellings(resource));
  for (const zone of zones) zonesByKey.set(zone.key, zone);
  const policies = held.rows.map(({ holder, row }) =>
    readPolicyRow(row, holder, {
      groupAt: (at) => keep(tables.permissionGroupAt(at)),
      placesAt: (at) => {
        const list = tables.placeListAt(at);
        for (const zone of list.zones) zonesByKey.set(zone.key, zone);
        return list.places;
      },
    }),
  );
  const standings = held.principals.flatMap((one) => (one.kind === 'token' ? (one.standingGap ?? []) : []));
  const gaps = tables.gaps([...mentionedGaps(policies, permissionGroups), ...standings]);
  return {
    ...frame.account,
    modified: false,
    principals: held.principals,
    userGroups: held.userGroups,
    policies,
    permissionGroups,
    permissions: tables.permissions(permissionSpellings(permission)),
    zones,
    zonesByKey,
    gaps: new Map(gaps.map((gap) => [gap.id, gap])),
    issues: [],
    oddities: [],
    ssoDomains: [],
  };
}

interface Held {
  readonly principals: readonly Principal[];
  readonly userGroups: readonly UserGroup[];
  /** In the order of the account's list of policies. */
  readonly rows: readonly { readonly holder: Holder; readonly row: PolicyRow }[];
}

/** Principals, the user groups they are or may be in, and the policies they come by. */
function heldBy(found: ReturnType<Tables['principals']>, frame: Frame, tables: Tables): Held {
  const principals: Principal[] = [];
  const userGroups = new Map<UserGroup['key'], UserGroup>();
  const rows = new Map<number, Held['rows'][number]>();
  const hold = (holder: Holder, hands: readonly number[]): void => {
    for (const hand of hands) for (const row of tables.handAt(hand)) rows.set(row[0], { holder, row });
  };
  const holdPerhaps = ({ holder, userGroup, policy }: PerhapsRow): void => {
    rows.set(policy[0], { holder, row: policy });
    if (userGroup === null) return;
    const [group] = tables.userGroupAt(userGroup);
    userGroups.set(group.key, group);
  };
  frame.anybodys.forEach(holdPerhaps);
  for (const [principal, groupRows, hands, perhaps] of found) {
    hold({ kind: 'principal', principal: principal.key }, hands);
    perhaps.forEach(holdPerhaps);
    const groups = groupRows.map((row) => {
      const [group, itsHands] = tables.userGroupAt(row);
      userGroups.set(group.key, group);
      hold({ kind: 'user-group', group: group.key }, itsHands);
      return group.key;
    });
    principals.push(principal.kind === 'token' ? principal : { ...principal, groups });
  }
  const inOrder = [...rows].sort(([a], [b]) => a - b).map(([, one]) => one);
  return { principals, userGroups: [...userGroups.values()], rows: inOrder };
}
