import Database from 'libsql';
import type { Rows } from '../account/rows.ts';
import type { Peer } from './peer.ts';
import { holds, indexes, placesOf, reaches, schema, tableRows, triplesQuery } from './sql.ts';

const matching = (deny: 0 | 1) => `EXISTS (
  SELECT 1 FROM belongs b JOIN rule x ON x.holder = b.holder AND x.deny = ${deny}
  WHERE b.member = $1 AND ${holds(2)} AND ${reaches(3)})`;
const canQuery = `SELECT NOT ${matching(1)} AND ${matching(0)}`;

const found = (deny: 0 | 1) => `
  SELECT DISTINCT b.member FROM holds h
  JOIN rule x ON x.bundle = h.bundle AND x.deny = ${deny} JOIN belongs b ON b.holder = x.holder
  WHERE h.permission = $1 AND x.reach IN (SELECT reach FROM reached WHERE resource = $2)`;
const whoCanQuery = `${found(0)} EXCEPT ${found(1)}`;

/** SQLite in memory (libsql, a build of it with better-sqlite3's interface), prepared statements, whole-number keys. */
export function openSqlite(rows: Rows): Peer<readonly number[]> {
  const database = new Database(':memory:');
  for (const statement of schema) database.exec(statement);
  const insert = {
    holds: database.prepare('INSERT INTO holds VALUES (?, ?)'),
    reached: database.prepare('INSERT INTO reached VALUES (?, ?)'),
    belongs: database.prepare('INSERT OR IGNORE INTO belongs VALUES (?, ?)'),
    rule: database.prepare('INSERT INTO rule VALUES (?, ?, ?, ?)'),
  };
  database.exec('BEGIN');
  for (const [table, values] of tableRows(rows)) insert[table].run([...values]);
  database.exec('COMMIT');
  for (const statement of indexes) database.exec(statement);

  const places = placesOf(rows);
  const can = database.prepare(canQuery).raw();
  const whoCan = database.prepare(whoCanQuery).raw();
  return {
    answers: 'at-once',
    can: (member, permission, resource) => {
      const asked = [places.members(member), places.permissions(permission), places.resources(resource)];
      return (can.get(asked) as readonly number[])[0] === 1;
    },
    whoCan: (permission, resource) => {
      const found = whoCan.all([places.permissions(permission), places.resources(resource)]);
      return (found as readonly (readonly number[])[]).map(([member]) => member ?? -1);
    },
    keysOf: (found) => found.map((member) => rows.members[member] ?? ''),
    tables: {
      triples: () => (database.prepare(triplesQuery(rows)).raw().get([]) as readonly number[])[0] ?? 0,
    },
  };
}
