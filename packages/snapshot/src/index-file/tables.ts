import type { UserGroup, Zone } from '../account/account.ts';
import type { Gap } from '../account/gap.ts';
import type { AtomicPermission, PermissionGroup } from '../account/permission-group.ts';
import type { Principal } from '../account/principal.ts';
import type { Frame, PerhapsRow } from './frame.ts';
import { type GroupRow, readGroupRow } from './group-row.ts';
import { openNames } from './names.ts';
import { gapNames, permissionGroupNames, principalNames, zoneNames } from './names-of.ts';
import { type PlaceList, readPlaceList } from './place-list.ts';
import type { PolicyRow } from './policy-row.ts';
import type { IndexBytes } from './reading.ts';
import { openRows, type Table } from './rows.ts';

/** A principal without its user groups; these by their rows, and what it holds itself. */
export type PrincipalRow = readonly [
  principal: Principal,
  userGroups: readonly number[],
  hands: readonly number[],
  perhaps: readonly PerhapsRow[],
];

/** A user group, and the rows of what it holds. */
export type UserGroupRow = readonly [group: UserGroup, hands: readonly number[]];

/** Finds the rows that go by one of some names. */
type Find<T> = (names: readonly string[]) => readonly T[];

/** The tables of an index, read row by row. */
export interface Tables {
  readonly userGroupAt: (row: number) => UserGroupRow;
  readonly handAt: (row: number) => readonly PolicyRow[];
  readonly placeListAt: (row: number) => PlaceList;
  readonly permissionGroupAt: (row: number) => PermissionGroup;
  readonly principals: Find<PrincipalRow>;
  readonly permissions: Find<AtomicPermission>;
  readonly permissionGroups: Find<PermissionGroup>;
  readonly zones: Find<Zone>;
  readonly gaps: Find<Gap>;
}

/** Opens the tables a frame tells of. What is in a row is believed to be what was written: the checksum says so. */
export function openTables({ tables }: Frame, { read }: IndexBytes): Tables {
  const rowsOf = (table: keyof Frame['tables']) => openRows(read, tables[table]);
  const find = <T>(
    names: Table,
    at: (row: number) => T,
    namesOf: (thing: T) => readonly string[],
  ): Find<T> => {
    return (wanted) => {
      if (wanted.length === 0) return [];
      const asked = new Set(wanted);
      const perhaps = new Set(wanted.flatMap(openNames(read, names)));
      return [...perhaps].map(at).filter((thing) => namesOf(thing).some((name) => asked.has(name)));
    };
  };
  const groupRowAt = rowsOf('permissionGroups');
  const permissionGroupAt = once((row) => readGroupRow(groupRowAt(row) as GroupRow));
  const listRowAt = rowsOf('placeLists');
  return {
    userGroupAt: once(rowsOf('userGroups') as (row: number) => UserGroupRow),
    handAt: rowsOf('hands') as (row: number) => readonly PolicyRow[],
    placeListAt: once((row) => readPlaceList(listRowAt(row))),
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

/** A reader that reads a row once: many policies name the same. */
function once<T>(read: (row: number) => T): (row: number) => T {
  const known = new Map<number, T>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const value = read(row);
    known.set(row, value);
    return value;
  };
}
