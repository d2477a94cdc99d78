import { type DuckDBAppender, DuckDBInstance, type DuckDBPreparedStatement } from '@duckdb/node-api';
import type { Rows } from '../account/rows.ts';
import type { Peer } from './peer.ts';
import { holds, indexes, placesOf, reaches, schema, tableRows, triplesQuery } from './sql.ts';

// One pass with an aggregate is faster here than two with EXISTS, which is the other way round in SQLite.
const canQuery = `
  SELECT max(x.deny) FROM belongs b JOIN rule x ON x.holder = b.holder
  WHERE b.member = $1 AND ${holds(2)} AND ${reaches(3)}`;
const whoCanQuery = `
  SELECT b.member FROM holds h JOIN rule x ON x.bundle = h.bundle JOIN belongs b ON b.holder = x.holder
  WHERE h.permission = $1 AND x.reach IN (SELECT reach FROM reached WHERE resource = $2)
  GROUP BY b.member HAVING max(x.deny) = 0`;

/** The triples counted without being spelled out: the resources of a member and a permission as one bit string. */
const bitsQuery = ({ atomic, resources }: Rows) => `
  WITH bits AS (SELECT reach, bitstring_agg(resource, 0, ${resources.length - 1}) AS set FROM reached GROUP BY reach),
  said AS (SELECT DISTINCT b.member, h.permission, x.reach, x.deny
    FROM belongs b JOIN rule x ON x.holder = b.holder JOIN holds h ON h.bundle = x.bundle
    WHERE h.permission < ${atomic}),
  sums AS (SELECT bit_or(set) FILTER (WHERE deny = 0) AS yes, bit_or(set) FILTER (WHERE deny = 1) AS no
    FROM said JOIN bits USING (reach) GROUP BY member, permission)
  SELECT sum(CASE WHEN yes IS NULL THEN 0 WHEN no IS NULL THEN bit_count(yes) ELSE bit_count(yes & ~no) END) FROM sums`;

/** DuckDB in memory, filled through its appenders, prepared statements, whole-number keys. */
export async function openDuckdb(rows: Rows): Promise<Peer<readonly number[]>> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const statement of schema) await connection.run(statement);
  const appenders = new Map<string, DuckDBAppender>();
  for (const [table, values] of tableRows(rows)) {
    const appender = appenders.get(table) ?? (await connection.createAppender(table));
    appenders.set(table, appender);
    for (const value of values) appender.appendInteger(value);
    appender.endRow();
  }
  for (const appender of appenders.values()) appender.closeSync();
  for (const statement of indexes) await connection.run(statement);

  const places = placesOf(rows);
  const count = (query: string) => async () =>
    Number((await connection.runAndReadAll(query)).getRows()[0]?.[0] ?? 0);
  const can = await connection.prepare(canQuery);
  const whoCan = await connection.prepare(whoCanQuery);
  return {
    answers: 'later',
    can: async (member, permission, resource) => {
      can.bindInteger(1, places.members(member));
      can.bindInteger(2, places.permissions(permission));
      can.bindInteger(3, places.resources(resource));
      return (await firstColumn(can))[0] === 0;
    },
    whoCan: async (permission, resource) => {
      whoCan.bindInteger(1, places.permissions(permission));
      whoCan.bindInteger(2, places.resources(resource));
      return firstColumn(whoCan);
    },
    keysOf: (found) => found.map((member) => rows.members[member] ?? ''),
    tables: { triples: count(triplesQuery(rows)), bits: count(bitsQuery(rows)) },
  };
}

async function firstColumn(statement: DuckDBPreparedStatement): Promise<readonly number[]> {
  const [column] = (await statement.runAndReadAll()).getColumns();
  return (column ?? []) as readonly number[];
}
