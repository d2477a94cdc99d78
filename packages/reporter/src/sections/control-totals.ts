import { verdicts } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { standings } from '@grantlens/snapshot/internal';
import type { ControlTotal } from '../model/coverage.ts';
import type { RowsPer } from '../model/report.ts';
import type { ChangeRow } from '../model/tables/changes.ts';
import type { EntitlementRow } from '../model/tables/entitlements.ts';
import type { GroupRow } from '../model/tables/groups.ts';
import type { PrincipalRow } from '../model/tables/principals.ts';
import type { Table } from '../model/tables/table.ts';
import type { Tables } from '../model/tables/tables.ts';
import type { UnitRow } from '../model/tables/units.ts';

interface Counted {
  readonly principals: readonly PrincipalRow[];
  readonly entitlements: Table<EntitlementRow>;
  readonly groups: readonly GroupRow[];
  readonly units: Table<UnitRow>;
  readonly rowsPer: RowsPer;
}

/** The totals of a report, each tied out against an independent count. */
export function tieOut(
  account: Account,
  { principals, entitlements, groups, units, rowsPer }: Counted,
): readonly ControlTotal[] {
  const count = <T>(rows: readonly T[], keep: (row: T) => boolean) => rows.filter(keep).length;
  const sum = <T>(rows: readonly T[], value: (row: T) => number) =>
    rows.reduce((all, row) => all + value(row), 0);
  const kinds = ['member', 'token'] as const;
  const paths = ['direct', 'group'] as const;
  const empty = (row: PrincipalRow) => row.directEntitlements + row.inheritedEntitlements === 0;
  const held = entitlements.sum((row) => row.principals);
  return [
    total('Principals in this report', principals.length, [
      ...kinds.map((kind) => ({
        title: kind === 'member' ? 'members read' : 'tokens read',
        value: count(account.principals, (principal) => principal.kind === kind),
      })),
    ]),
    total('Principals by standing', principals.length, [
      ...standings.map((standing) => ({
        title: standing,
        value: count(principals, (row) => row.standing === standing),
      })),
    ]),
    total('Principals by what they hold', principals.length, [
      { title: 'with entitlements', value: count(principals, (row) => !empty(row)) },
      { title: 'without any', value: count(principals, empty) },
    ]),
    total('Entitlement rows by effective status', entitlements.length, [
      ...verdicts.map((verdict) => ({
        title: verdict,
        value: entitlements.count((row) => row.effective === verdict),
      })),
    ]),
    total('Entitlement rows by path', entitlements.length, [
      ...paths.map((path) => ({
        title: path === 'direct' ? 'direct' : 'through a user group',
        value: entitlements.count((row) => row.path === path),
      })),
    ]),
    ...(rowsPer === 'holder' ? [byHolder(entitlements)] : []),
    total(rowsPer === 'holder' ? 'Entitlements by principal' : 'Entitlement rows by principal', held, [
      { title: 'direct, of all principals', value: sum(principals, (row) => row.directEntitlements) },
      { title: 'inherited, of all principals', value: sum(principals, (row) => row.inheritedEntitlements) },
    ]),
    total(
      'Memberships of user groups',
      sum(groups, (row) => row.members),
      [{ title: 'groups of all principals', value: sum(principals, (row) => row.groups.length) }],
    ),
    ...byUnit(entitlements, units, held),
  ];
}

/** That every entitlement rests on units of the report, and that these carry all of them. */
function byUnit(
  entitlements: Table<EntitlementRow>,
  units: Table<UnitRow>,
  held: number,
): readonly ControlTotal[] {
  const rests = openRests(entitlements, units);
  // Where a row for several names no permission group, it rests on the account unit of each.
  const anybody = entitlements.count((row) => row.units.length === 0 && row.principalKind === 'user-group');
  const carried = (kind: UnitRow['kind']) => units.sum((unit) => (unit.kind === kind ? unit.carries : 0));
  return [
    total('Entitlement rows by what they rest on', entitlements.length, [
      {
        title: 'on units of this report',
        value: entitlements.count((row) => row.units.length > 0 && rests(row)),
      },
      { title: 'on the account units of whom they cover', value: anybody },
    ]),
    total('Entitlements carried by units', held, [
      { title: 'of members', value: carried('account') },
      { title: 'of tokens', value: carried('token') },
    ]),
  ];
}

/** Returns a function that tells whether a row rests on units of the report alone. */
function openRests(
  entitlements: Table<EntitlementRow>,
  units: Table<UnitRow>,
): (row: EntitlementRow) => boolean {
  const ids = units.columns.get('id')?.values;
  // Where rows name units by their places, a place that no unit has names none.
  if (ids !== undefined && entitlements.columns.get('units')?.among?.ids === ids) return () => true;
  const listed = new Set(units.map(({ id }) => id));
  return (row) => row.units.every((id) => listed.has(id));
}

/** What the rows are about, where one row may cover many principals. */
function byHolder(rows: Table<EntitlementRow>): ControlTotal {
  const ofGroup = rows.count(({ principalKind }) => principalKind === 'user-group');
  const named = rows.count(
    ({ principalKind, holders }) => principalKind === 'user-group' && holders.length > 0,
  );
  return total('Entitlement rows by holder', rows.length, [
    { title: 'of user groups, for their members', value: ofGroup - named },
    { title: 'of user groups, for members they name', value: named },
    { title: 'of one principal', value: rows.length - ofGroup },
  ]);
}

/** That the entitlements of the previous review, with what came and without what went, are those of this one. */
export function tieOutChanges(
  before: Table<EntitlementRow>,
  { entitlements, changes }: Pick<Tables, 'entitlements' | 'changes'>,
): ControlTotal {
  const count = (kind: ChangeRow['kind']) => changes.filter((row) => row.kind === kind).length;
  return total('Entitlement rows since the previous review', entitlements.length, [
    { title: 'in the previous review', value: before.length },
    { title: 'added', value: count('added') },
    { title: 'removed', value: -count('removed') },
  ]);
}

/** A total and what it is made of. */
export function total(title: string, value: number, parts: ControlTotal['parts']): ControlTotal {
  return { title, parts, total: value, ties: parts.reduce((sum, part) => sum + part.value, 0) === value };
}
