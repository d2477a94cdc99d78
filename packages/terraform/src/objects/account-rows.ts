import type { Snapshot } from '@grantlens/snapshot';
import { addTo, type EditedRows, isObject, membersWithoutCopies } from '@grantlens/snapshot/internal';
import type { RawRow } from '../rows/row-reading.ts';

/** The lists that a plan changes. */
export type ListName = Exclude<keyof EditedRows, 'userGroupMembers'>;

/** The rows of an account while a plan is made to them. */
export interface AccountRows {
  readonly list: (name: ListName) => readonly RawRow[];
  readonly row: (name: ListName, id: string) => RawRow | null;
  readonly add: (name: ListName, row: RawRow & { readonly id: string }) => void;
  /** Changes every row of an id: there may be two that disagree. */
  readonly change: (name: ListName, id: string, change: (row: RawRow) => RawRow) => void;
  /** Removes a row with everything that goes with it: a group with its list of members, a member from every list. */
  readonly remove: (name: ListName, id: string) => void;
  /** Null of a group whose list is not there. */
  readonly membersOf: (group: string) => readonly unknown[] | null;
  readonly setMembers: (group: string, rows: readonly unknown[]) => void;
  /** Gives a resource group another scope, also where policies show it whole. */
  readonly changeResourceGroup: (id: string, change: (row: RawRow) => RawRow) => void;
  readonly edited: () => EditedRows;
}

/** Rows by their ids, for an edit finds one of many. */
interface Indexed {
  readonly byId: Map<string, RawRow[]>;
  /** Without an id nothing can be edited. */
  readonly others: readonly unknown[];
}

/** The rows of a snapshot, before anything is made of them. */
export function openAccountRows(snapshot: Snapshot): AccountRows {
  const { userGroups, userGroupMembers, resourceGroups, accountTokens } = snapshot.collections;
  const lists: Readonly<Record<ListName, Indexed>> = {
    // A member's copy of what its user group gives goes with the group (S3).
    members: indexed(membersWithoutCopies(snapshot)),
    userGroups: indexed(userGroups.items),
    resourceGroups: indexed(resourceGroups.items),
    accountTokens: indexed(accountTokens.items),
  };
  const memberships = new Map(Object.entries(userGroupMembers.items));
  const gone = new Set<unknown>();
  const present = (rows: readonly unknown[]) =>
    gone.size === 0 ? rows : rows.filter((row) => !isObject(row) || !gone.has(row.id));
  const change = (name: ListName, id: string, make: (row: RawRow) => RawRow) => {
    const rows = lists[name].byId.get(id);
    if (rows !== undefined) lists[name].byId.set(id, rows.map(make));
  };
  const everyRow = (name: ListName) => [...lists[name].byId.values()].flat();
  return {
    list: everyRow,
    row: (name, id) => lists[name].byId.get(id)?.[0] ?? null,
    add: (name, row) => addTo(lists[name].byId, row.id, row),
    change,
    remove: (name, id) => {
      lists[name].byId.delete(id);
      if (name === 'userGroups') memberships.delete(id);
      if (name === 'members') gone.add(id);
    },
    membersOf: (group) => {
      const rows = memberships.get(group);
      return rows === undefined ? null : present(rows);
    },
    setMembers: (group, rows) => void memberships.set(group, rows),
    changeResourceGroup: (id, make) => {
      change('resourceGroups', id, make);
      for (const name of ['members', 'userGroups'] as const)
        for (const [key, rows] of lists[name].byId)
          lists[name].byId.set(
            key,
            rows.map((row) => withResourceGroup(row, id, make)),
          );
    },
    edited: () => {
      const rowsOf = (name: ListName) => [...everyRow(name), ...lists[name].others];
      return {
        members: rowsOf('members'),
        userGroups: rowsOf('userGroups'),
        resourceGroups: rowsOf('resourceGroups'),
        accountTokens: rowsOf('accountTokens'),
        userGroupMembers: Object.fromEntries([...memberships].map(([group, rows]) => [group, present(rows)])),
      };
    },
  };
}

function indexed(rows: readonly unknown[]): Indexed {
  const byId = new Map<string, RawRow[]>();
  const others: unknown[] = [];
  for (const row of rows) {
    if (isObject(row) && typeof row.id === 'string') addTo(byId, row.id, row);
    else others.push(row);
  }
  return { byId, others };
}

function withResourceGroup(row: RawRow, id: string, change: (row: RawRow) => RawRow): RawRow {
  return changedIn(row, 'policies', (policy) =>
    isObject(policy)
      ? changedIn(policy, 'resource_groups', (group) =>
          isObject(group) && group.id === id ? change(group) : group,
        )
      : policy,
  );
}

function changedIn(row: RawRow, name: string, change: (value: unknown) => unknown): RawRow {
  const values = row[name];
  return Array.isArray(values) ? { ...row, [name]: values.map(change) } : row;
}
