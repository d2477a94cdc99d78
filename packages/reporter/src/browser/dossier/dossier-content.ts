import type { Address } from '../address.ts';
import { cellOf, type PageTable, rowsWhere, textOf } from '../data/page-table.ts';
import { type Holder, heldBy } from './held-by.ts';

type Tables = ReadonlyMap<string, PageTable>;
type Asked = Extract<Address, { kind: 'page' }>;

/** What a page of its own shows of somebody or something. */
export interface DossierContent {
  readonly title: string;
  readonly kicker: string;
  /** Whether all entitlements of it are those of one principal. */
  readonly alone: boolean;
  /** The zone that the page is about; null where it is about none. */
  readonly zone: string | null;
  /** Rows of tables, each under its heading; without those that have none. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly heading: string;
  readonly table: PageTable;
  readonly rows: Uint32Array;
}

/** Gathers what the report says of a member, a token, a user group or a zone; null when it knows no such one. */
export function dossierContentOf(tables: Tables, asked: Asked): DossierContent | null {
  switch (asked.of) {
    case 'member':
    case 'token':
      return principalOf(tables, { kind: asked.of, key: asked.key });
    case 'user-group':
      return groupOf(tables, asked);
    case 'zone':
      return zoneOf(tables, asked);
  }
}

function principalOf(
  tables: Tables,
  { kind, key }: Pick<Holder, 'kind'> & Pick<Asked, 'key'>,
): DossierContent | null {
  const principals = partOf(tables, 'principals', 'In the population', (table) =>
    both(rowsWhere(table, 'id', is(key)), rowsWhere(table, 'kind', is(kind))),
  );
  const row = principals?.rows[0];
  if (principals === null || row === undefined) return null;
  const groups = cellOf(principals.table, row, 'groupIds');
  const holder: Holder = { kind, id: key, groups: Array.isArray(groups) ? groups : [] };
  const own = (table: PageTable) => heldBy(table, holder);
  return {
    title: nameOf(principals.table, row, ['name', 'email', 'id']),
    kicker: kind === 'member' ? 'Member' : 'API token',
    alone: true,
    zone: null,
    parts: present([
      principals,
      partOf(tables, 'entitlements', 'Entitlements', own),
      partOf(tables, 'findings', 'Findings', (table) => rowsWhere(table, 'subjectId', is(key))),
      partOf(tables, 'changes', 'Changes since the previous review', own),
    ]),
  };
}

function groupOf(tables: Tables, { key }: Asked): DossierContent | null {
  const groups = partOf(tables, 'groups', 'The group', (table) => rowsWhere(table, 'id', is(key)));
  const row = groups?.rows[0];
  if (groups === null || row === undefined) return null;
  return {
    title: nameOf(groups.table, row, ['name', 'id']),
    kicker: 'User group',
    alone: false,
    zone: null,
    parts: present([
      groups,
      partOf(tables, 'entitlements', 'What its members have by it', (table) =>
        rowsWhere(table, 'groupId', is(key)),
      ),
      partOf(tables, 'findings', 'Findings', (table) => rowsWhere(table, 'subjectId', is(key))),
      partOf(tables, 'changes', 'Changes since the previous review', (table) =>
        rowsWhere(table, 'groupId', is(key)),
      ),
    ]),
  };
}

function zoneOf(tables: Tables, { key }: Asked): DossierContent | null {
  const zones = partOf(tables, 'zones', 'The zone', (table) => rowsWhere(table, 'id', is(key)));
  const row = zones?.rows[0];
  if (zones === null || row === undefined) return null;
  const name = nameOf(zones.table, row, ['name', 'id']);
  const namesakes = rowsWhere(zones.table, 'name', is(name)).length;
  return {
    title: namesakes > 1 ? `${name} (${key})` : name,
    kicker: 'Zone',
    alone: false,
    zone: key,
    parts: present([
      partOf(tables, 'entitlements', 'On this zone', (table) => rowsWhere(table, 'zone', is(key))),
      partOf(tables, 'entitlements', 'On every zone of the account, and so on this one', (table) =>
        rowsWhere(table, 'zone', is('*')),
      ),
      partOf(tables, 'findings', 'Findings', (table) => rowsWhere(table, 'subjectId', is(key))),
    ]),
  };
}

function partOf(
  tables: Tables,
  name: string,
  heading: string,
  rows: (table: PageTable) => Uint32Array,
): Part | null {
  const table = tables.get(name);
  return table === undefined ? null : { heading, table, rows: rows(table) };
}

function present(parts: readonly (Part | null)[]): readonly Part[] {
  return parts.filter((part) => part !== null).filter(({ rows }) => rows.length > 0);
}

const is =
  (text: string) =>
  (cell: unknown): boolean =>
    cell === text;

/** The rows that stand in both lists; each is ascending. */
function both(some: Uint32Array, others: Uint32Array): Uint32Array {
  const there = new Set(others);
  return some.filter((row) => there.has(row));
}

function nameOf(table: PageTable, row: number, columns: readonly string[]): string {
  return columns.map((name) => textOf(cellOf(table, row, name))).find((text) => text !== '') ?? '';
}
