import type { Address } from '../address.ts';
import { cellOf, type PageTable, rowsWhere, textOf } from '../data/page-table.ts';
import { reachWords } from '../table/reach-count.ts';
import { type Holder, heldBy } from './held-by.ts';

type Tables = ReadonlyMap<string, PageTable>;
type Asked = Extract<Address, { kind: 'page' }>;

/** What a page of its own shows of somebody or something. */
export interface DossierContent {
  readonly title: string;
  readonly kicker: string;
  /** What else it is known by, besides its id. */
  readonly email: string | null;
  readonly id: string;
  /** How many reach the zone, and how; null where the page is about none. */
  readonly reached: string | null;
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
  /** What the title of the page says already. */
  readonly says: Says;
}

type Says = 'person' | 'group' | 'zone' | 'list';

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
  const principals = partOf(tables, 'principals', 'In the population', 'person', (table) =>
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
    email: emailOf(principals.table, row),
    id: key,
    reached: null,
    alone: true,
    zone: null,
    parts: present([
      principals,
      partOf(tables, 'entitlements', 'Entitlements', 'person', own),
      partOf(tables, 'findings', 'Findings', 'list', (table) => rowsWhere(table, 'subjectId', is(key))),
      partOf(tables, 'changes', 'Changes since the previous review', 'person', own),
    ]),
  };
}

function groupOf(tables: Tables, { key }: Asked): DossierContent | null {
  const groups = partOf(tables, 'groups', 'The group', 'person', (table) => rowsWhere(table, 'id', is(key)));
  const row = groups?.rows[0];
  if (groups === null || row === undefined) return null;
  return {
    title: nameOf(groups.table, row, ['name', 'id']),
    kicker: 'User group',
    email: null,
    id: key,
    reached: null,
    alone: false,
    zone: null,
    parts: present([
      groups,
      partOf(tables, 'entitlements', 'What its members have by it', 'group', (table) =>
        rowsWhere(table, 'groupId', is(key)),
      ),
      partOf(tables, 'findings', 'Findings', 'list', (table) => rowsWhere(table, 'subjectId', is(key))),
      partOf(tables, 'changes', 'Changes since the previous review', 'group', (table) =>
        rowsWhere(table, 'groupId', is(key)),
      ),
    ]),
  };
}

function zoneOf(tables: Tables, { key }: Asked): DossierContent | null {
  const zones = partOf(tables, 'zones', 'The zone', 'list', (table) => rowsWhere(table, 'id', is(key)));
  const row = zones?.rows[0];
  if (zones === null || row === undefined) return null;
  const name = nameOf(zones.table, row, ['name', 'id']);
  const namesakes = rowsWhere(zones.table, 'name', is(name)).length;
  return {
    title: namesakes > 1 ? `${name} (${key})` : name,
    kicker: 'Zone',
    email: null,
    id: key,
    reached: reachedWords(tables, key),
    alone: false,
    zone: key,
    parts: present([
      partOf(tables, 'entitlements', 'On this zone', 'zone', (table) => rowsWhere(table, 'zone', is(key))),
      partOf(tables, 'entitlements', 'On every zone of the account, and so on this one', 'list', (table) =>
        rowsWhere(table, 'zone', is('*')),
      ),
      partOf(tables, 'findings', 'Findings', 'list', (table) => rowsWhere(table, 'subjectId', is(key))),
    ]),
  };
}

function reachedWords(tables: Tables, zone: string): string | null {
  const table = tables.get('entitlements');
  if (table === undefined) return null;
  const rows = rowsWhere(table, 'zone', (cell) => cell === zone || cell === '*').filter((row) => {
    const without = cellOf(table, row, 'exceptZones');
    return !Array.isArray(without) || !(without.includes(zone) || without.includes('*'));
  });
  return reachWords(table, rows, tables.get('principals') ?? null);
}

function emailOf(table: PageTable, row: number): string | null {
  const email = textOf(cellOf(table, row, 'email'));
  // The title is the address of who has no name.
  return email === '' || textOf(cellOf(table, row, 'name')) === '' ? null : email;
}

function partOf(
  tables: Tables,
  name: string,
  heading: string,
  says: Says,
  rows: (table: PageTable) => Uint32Array,
): Part | null {
  const table = tables.get(name);
  return table === undefined ? null : { heading, table, rows: rows(table), says };
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
