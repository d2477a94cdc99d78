import { invariant } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { type CellKind, type Columns, choices } from '../../model/tables/cells.ts';
import { type Tables, tableColumns } from '../../model/tables/tables.ts';
import { type ZoneRow, zoneColumns } from '../../model/zones.ts';

// The rows of the tables in report.json, column by column as the tables list them.

const plain: Readonly<Record<string, z.ZodType>> = {
  text: z.string(),
  time: z.string(),
  count: z.int().min(0),
  boolean: z.boolean(),
};

const chosen: Readonly<Record<string, z.ZodType>> = Object.fromEntries(
  Object.entries(choices).map(([kind, among]) => [kind, z.enum(among)]),
);

function cellOf(kind: CellKind): z.ZodType {
  const [, name = '', many] = /^(\w+)(\?|\[\])?$/.exec(kind) ?? [];
  const one = plain[name] ?? chosen[name];
  invariant(one !== undefined, `there is a form for cells of the kind ${kind}`);
  if (many === '?') return one.nullable();
  return many === undefined ? one : z.array(one);
}

function rowOf(columns: Columns): z.ZodType {
  return z.strictObject(
    Object.fromEntries(Object.entries(columns).map(([name, kind]) => [name, cellOf(kind)])),
  );
}

const listOf = (name: keyof Tables) => z.array(rowOf(tableColumns[name]));

/** The tables of a report. */
export const tablesSchema: z.ZodType<Tables> = z.strictObject({
  principals: listOf('principals'),
  entitlements: listOf('entitlements'),
  groups: listOf('groups'),
  findings: listOf('findings'),
  changes: listOf('changes'),
  units: listOf('units'),
}) as unknown as z.ZodType<Tables>;

/** The zones of a report. */
export const zonesSchema: z.ZodType<readonly ZoneRow[]> = z.array(rowOf(zoneColumns)) as z.ZodType<
  readonly ZoneRow[]
>;
