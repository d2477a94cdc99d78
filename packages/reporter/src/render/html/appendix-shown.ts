import { addTo } from '@grantlens/snapshot/internal';
import type { Report } from '../../model/report.ts';
import { rowsToWrite } from './large.ts';

/** The ids of what the report names, for paper: on a screen they are behind a switch. */
export interface AppendixShown {
  readonly lists: readonly IdList[];
  /** Each policy, where it holds, and the rows of entitlements that come of it. */
  readonly policies: readonly {
    readonly policy: string;
    readonly place: string;
    readonly rows: readonly string[];
  }[];
}

interface IdList {
  readonly title: string;
  readonly items: readonly { readonly name: string; readonly id: string }[];
}

/** Lists every id that the tables leave to the switch; null where they are too many for paper. */
export function showAppendix({ tables, zones }: Report): AppendixShown | null {
  const isLarge = [tables.entitlements, tables.principals, tables.changes].some(
    (table) => rowsToWrite(table) === null,
  );
  if (isLarge) return null;
  const names = openNames();
  for (const { id, kind, name, email } of tables.principals)
    names.add(kind === 'token' ? 'API tokens' : 'Members', id, name, email);
  for (const { principalId, principalKind, name, email } of tables.changes)
    if (principalKind === 'member') names.add('Members', principalId, name, email);
  for (const { id, name } of tables.groups) names.add('User groups', id, name);
  for (const { id, name } of zones) names.add('Zones', id, name);
  for (const { subjectKind, subjectId, subjectName } of tables.findings)
    if (subjectId !== null) names.add('Subjects of findings', subjectId, subjectName, subjectKind);
  for (const { name, id, policyIds } of tables.groups)
    for (const policy of policyIds) names.add('Policies of user groups', policy, name ?? id);
  const rows = new Map<string, string[]>();
  for (const row of tables.entitlements) {
    const { permissionGroupId, permissionGroupName, permissionGroupLabel, scopeKey, scopeName } = row;
    if (permissionGroupId !== null)
      names.add('Permission groups', permissionGroupId, permissionGroupName, permissionGroupLabel);
    if (scopeKey !== null) names.add('Scopes', scopeKey, scopeName);
    if (row.resourceGroupId !== null)
      names.add('Resource groups', row.resourceGroupId, row.resourceGroupName);
    if (row.groupId !== null) names.add('User groups', row.groupId, row.groupName);
    if (row.policyId !== null) addTo(rows, `${row.policyId} ${row.resourceGroupId ?? ''}`, row.id);
  }
  return {
    lists: names.lists(),
    policies: [...rows].map(([key, own]) => {
      const [policy = '', place = ''] = key.split(' ');
      return { policy, place, rows: own };
    }),
  };
}

/** Opens lists in which every id is named once. */
function openNames(): {
  readonly add: (title: string, id: string, ...names: readonly (string | null)[]) => void;
  readonly lists: () => readonly IdList[];
} {
  const lists = new Map<string, { name: string; id: string }[]>();
  const known = new Set<string>();
  return {
    add: (title, id, ...names) => {
      // A policy of a user group is listed there and with its rows.
      const key = title === 'Subjects of findings' ? id : `${title} ${id}`;
      if (known.has(key) || (title === 'Subjects of findings' && known.has(id))) return;
      known.add(key);
      known.add(id);
      addTo(lists, title, { name: names.filter((name) => name !== null && name !== '').join(', '), id });
    },
    lists: () => [...lists].map(([title, items]) => ({ title, items })),
  };
}
