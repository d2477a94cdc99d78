import { everywhere, everyZone, type Rows } from '../account/rows.ts';

/**
 * The account as tables of whole numbers, for both databases. Names are resolved before a query, as an
 * application would.
 */
export const schema: readonly string[] = [
  'CREATE TABLE holds (bundle INTEGER, permission INTEGER)',
  'CREATE TABLE reached (reach INTEGER, resource INTEGER)',
  'CREATE TABLE belongs (member INTEGER, holder INTEGER)',
  'CREATE TABLE rule (holder INTEGER, deny INTEGER, bundle INTEGER, reach INTEGER)',
];

export const indexes: readonly string[] = [
  'CREATE UNIQUE INDEX holds_by_bundle ON holds (bundle, permission)',
  'CREATE INDEX holds_by_permission ON holds (permission, bundle)',
  'CREATE UNIQUE INDEX reached_by_reach ON reached (reach, resource)',
  'CREATE INDEX reached_by_resource ON reached (resource, reach)',
  'CREATE UNIQUE INDEX belongs_by_member ON belongs (member, holder)',
  'CREATE INDEX belongs_by_holder ON belongs (holder, member)',
  'CREATE INDEX rule_by_holder ON rule (holder, deny, bundle, reach)',
  'CREATE INDEX rule_by_bundle ON rule (bundle, deny, reach, holder)',
  'ANALYZE',
];

type Table = 'holds' | 'reached' | 'belongs' | 'rule';

/** The rows of each table. */
export function* tableRows(rows: Rows): Generator<readonly [Table, readonly number[]]> {
  for (const [bundle, permissions] of rows.bundles.entries())
    for (const permission of permissions) yield ['holds', [bundle, permission]];
  for (const [list, zones] of rows.lists.entries()) for (const zone of zones) yield ['reached', [list, zone]];
  for (const resource of rows.resources.keys()) {
    yield ['reached', [everywhere, resource]];
    if (resource > 0) yield ['reached', [everyZone, resource]];
  }
  for (const [member, groups] of rows.memberships.entries()) {
    yield ['belongs', [member, member]];
    for (const group of groups) yield ['belongs', [member, rows.members.length + group]];
  }
  for (const { holder, effect, bundle, reach } of rows.rules)
    yield ['rule', [holder, effect === 'deny' ? 1 : 0, bundle, reach]];
}

/** That a rule `x` reaches the resource, given as the parameter of this number; 0 is the account. */
export const reaches = (resource: number): string => `(x.reach = ${everywhere}
  OR (x.reach = ${everyZone} AND $${resource} > 0)
  OR EXISTS (SELECT 1 FROM reached z WHERE z.reach = x.reach AND z.resource = $${resource}))`;

/** That a rule `x` holds the permission, given as the parameter of this number. */
export const holds = (permission: number): string =>
  `EXISTS (SELECT 1 FROM holds h WHERE h.bundle = x.bundle AND h.permission = $${permission})`;

/** The number of allowed (member, atomic permission, resource). A triple is one number: sets of them are cheap. */
export const triplesQuery = ({ atomic, resources }: Rows): string => `
  SELECT count(*) AS n FROM (
    SELECT m.pair * ${resources.length} + z.resource AS triple
    FROM (SELECT DISTINCT b.member * ${atomic} + h.permission AS pair, x.reach, x.deny
          FROM belongs b JOIN rule x ON x.holder = b.holder JOIN holds h ON h.bundle = x.bundle
          WHERE h.permission < ${atomic}) m
    JOIN reached z ON z.reach = m.reach
    GROUP BY triple HAVING max(m.deny) = 0) allowed`;

/** Names to places. */
export function placesOf(
  rows: Rows,
): Readonly<Record<'members' | 'permissions' | 'resources', (name: string) => number>> {
  const places = (names: readonly string[]) => {
    const known = new Map(names.map((name, at) => [name, at]));
    return (name: string) => known.get(name) ?? -1;
  };
  return {
    members: places(rows.members),
    permissions: places(rows.permissions),
    resources: places(rows.resources),
  };
}
