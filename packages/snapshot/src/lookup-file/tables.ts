import type { UserGroup, Zone } from '../account/account.ts';
import type { Gap } from '../account/gap.ts';
import type { AtomicPermission, PermissionGroup } from '../account/permission-group.ts';
import type { Principal } from '../account/principal.ts';
import { remembered } from '../remembered.ts';
import type { Frame } from './frame.ts';
import { type GroupRow, readGroupRow } from './group-row.ts';
import { openNames } from './name-table.ts';
import { gapNames, permissionGroupNames, principalNames, zoneNames } from './names.ts';
import { type PlaceList, readPlaceList } from './place-list.ts';
import type { PolicyRow, PossibleRow } from './policy-row.ts';
import type { FileBytes } from './reading.ts';
import { openRows, type Table } from './rows.ts';

/** A principal; its user groups, the policies it holds itself and those it may hold, by their rows. */
export type PrincipalRow = readonly [
  principal: Principal,
  userGroups: readonly number[],
  policies: readonly number[],
  possible: readonly PossibleRow[],
];

/** A user group, and the rows of what it holds. */
export type UserGroupRow = readonly [group: UserGroup, policies: readonly number[]];

/** Finds what has one of some names. */
export type Find<T> = (names: readonly string[]) => readonly T[];

/** The tables of a lookup file, read row by row. */
export interface Tables {
  readonly userGroupAt: (row: number) => UserGroupRow;
  readonly policiesAt: (row: number) => readonly PolicyRow[];
  readonly placeListAt: (row: number) => PlaceList;
  readonly permissionGroupAt: (row: number) => PermissionGroup;
  readonly principals: Find<PrincipalRow>;
  readonly permissions: Find<AtomicPermission>;
  readonly permissionGroups: Find<PermissionGroup>;
  readonly zones: Find<Zone>;
  readonly gaps: Find<Gap>;
}

/** Opens the tables of a frame. The checksum of a row says that it is what was written, so its shape is not checked. */
export function openTables({ tables }: Frame, { read }: FileBytes): Tables {
  const rowsOf = (table: keyof Frame['tables']) => openRows(read, tables[table]);
  const find = <T>(
    names: Table,
    at: (row: number) => T,
    namesOf: (thing: T) => readonly string[],
  ): Find<T> => {
    return (wanted) => {
      if (wanted.length === 0) return [];
      const asked = new Set(wanted);
      const rows = new Set(wanted.flatMap(openNames(read, names)));
      return [...rows].map(at).filter((thing) => namesOf(thing).some((name) => asked.has(name)));
    };
  };
  const groupRowAt = rowsOf('permissionGroups');
  const permissionGroupAt = remembered((row: number) => readGroupRow(groupRowAt(row) as GroupRow));
  const listRowAt = rowsOf('placeLists');
  return {
    userGroupAt: remembered(rowsOf('userGroups') as (row: number) => UserGroupRow),
    policiesAt: rowsOf('policies') as (row: number) => readonly PolicyRow[],
    placeListAt: remembered((row: number) => readPlaceList(listRowAt(row))),
    permissionGroupAt,
    principals: find(
      tables.principalNames,
      rowsOf('principals') as (row: number) => PrincipalRow,
      ([principal]) => principalNames(principal),
    ),
    permissions: find(
      tables.permissionNames,
      rowsOf('permissions') as (row: number) => AtomicPermission,
      (name) => [name],
    ),
    permissionGroups: find(tables.permissionGroupNames, permissionGroupAt, permissionGroupNames),
    zones: find(tables.zoneNames, rowsOf('zones') as (row: number) => Zone, zoneNames),
    gaps: find(tables.gapNames, rowsOf('gaps') as (row: number) => Gap, gapNames),
  };
}
