import type { Account, PermissionGroup, Policy, Principal, UserGroup, Zone } from '@grantlens/snapshot';
import type { Holder, LookupFile } from '@grantlens/snapshot/internal';
import { mentionedGaps } from './mentioned-gaps.ts';
import { permissionSpellings, principalSpellings, zoneSpellings } from './spellings.ts';

/** What a question names, as a person typed it. */
export interface AskedNames {
  readonly principal: string;
  /** Without a `*`: the lookup file is not searched for every permission. */
  readonly permission: string;
  /** One resource: the lookup file is not searched for every zone. */
  readonly resource: string;
}

/**
 * The part of an account that decides a question about one principal, read from its lookup file: everything the names
 * may mean, and every policy of these principals. The answer is that of the whole account.
 *
 * @throws GrantlensError `file-unreadable` when the lookup file is damaged
 */
export function accountSlice(file: LookupFile, { principal, permission, resource }: AskedNames): Account {
  const permissionGroups = new Map<PermissionGroup['key'], PermissionGroup>();
  const zonesByKey = new Map(file.zonesOfSharedNames.map((zone) => [zone.key, zone]));
  const keep = (groups: readonly PermissionGroup[], zones: readonly Zone[]): void => {
    for (const group of groups) permissionGroups.set(group.key, group);
    for (const zone of zones) zonesByKey.set(zone.key, zone);
  };
  const zones = file.zones(zoneSpellings(resource));
  keep(file.permissionGroups(permissionSpellings(permission)), zones);
  const held = heldBy(file.principals(principalSpellings(principal)), file);
  const policies = held.rows.map(({ holder, row }): Policy => {
    const named = file.readPolicy(row, holder);
    keep(named.permissionGroups, named.zones);
    return named.policy;
  });
  const standings = held.principals.flatMap((one) => (one.kind === 'token' ? (one.standingGap ?? []) : []));
  const gaps = file.gaps([...mentionedGaps(policies, permissionGroups), ...standings]);
  return {
    ...file.account,
    modified: false,
    principals: held.principals,
    userGroups: held.userGroups,
    policies,
    permissionGroups,
    permissions: file.permissions(permissionSpellings(permission)),
    zones,
    zonesByKey,
    gaps: new Map(gaps.map((gap) => [gap.id, gap])),
    issues: [],
    oddities: [],
    ssoDomains: [],
  };
}

type PolicyRow = Parameters<LookupFile['readPolicy']>[0];

interface Held {
  readonly principals: readonly Principal[];
  readonly userGroups: readonly UserGroup[];
  /** In the order of the account's list of policies. */
  readonly rows: readonly { readonly holder: Holder; readonly row: PolicyRow }[];
}

/** Principals, the user groups they are or may be in, and the policies they hold or may hold. */
function heldBy(found: ReturnType<LookupFile['principals']>, file: LookupFile): Held {
  const principals: Principal[] = [];
  const userGroups = new Map<UserGroup['key'], UserGroup>();
  const rows = new Map<number, Held['rows'][number]>();
  const hold = (holder: Holder, at: readonly number[]): void => {
    for (const row of at.flatMap(file.policiesAt)) rows.set(row[0], { holder, row });
  };
  const holdPossible = ({ holder, userGroup, policy }: LookupFile['possibleForAnyone'][number]): void => {
    rows.set(policy[0], { holder, row: policy });
    if (userGroup === null) return;
    const [group] = file.userGroupAt(userGroup);
    userGroups.set(group.key, group);
  };
  file.possibleForAnyone.forEach(holdPossible);
  for (const [principal, groupRows, own, possible] of found) {
    hold({ kind: 'principal', principal: principal.key }, own);
    possible.forEach(holdPossible);
    const groups = groupRows.map((row) => {
      const [group, policies] = file.userGroupAt(row);
      userGroups.set(group.key, group);
      hold({ kind: 'user-group', group: group.key }, policies);
      return group.key;
    });
    principals.push(principal.kind === 'token' ? principal : { ...principal, groups });
  }
  const inOrder = [...rows].sort(([a], [b]) => a - b).map(([, one]) => one);
  return { principals, userGroups: [...userGroups.values()], rows: inOrder };
}
