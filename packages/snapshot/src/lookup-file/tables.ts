import type { UserGroup, Zone } from '../account/account.ts';
import type { Gap, Issue, Oddity } from '../account/gap.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Place, Policy, ReachedGroup } from '../account/policy.ts';
import type { Principal } from '../account/principal.ts';
import { remembered } from '../remembered.ts';
import type { Frame } from './frame.ts';
import { openGivenWidely } from './given-table.ts';
import { type GroupRow, readGroupRow } from './group-row.ts';
import { type NameReader, openNames } from './name-table.ts';
import type { Pages } from './pages.ts';
import { type PlaceRow, placeOfZone } from './place-row.ts';
import { type PolicyRow, readPolicyRow } from './policy-row.ts';
import { type PrincipalRow, readPrincipalRow } from './principal-row.ts';
import { openRows, type Rows } from './rows.ts';
import { readZoneRow, type ZoneRow } from './zone-row.ts';

/** The rows of a lookup file, and what finds them. */
export interface Tables {
  readonly principals: Rows<Principal>;
  readonly userGroups: Rows<UserGroup>;
  readonly permissionGroups: Rows<PermissionGroup>;
  readonly policies: Rows<Policy>;
  readonly zones: Rows<Zone>;
  readonly gaps: Rows<Gap>;
  readonly issues: Rows<Issue>;
  readonly oddities: Rows<Oddity>;
  /** Who is given a permission group widely, by its row; behind the last, what could not be read. */
  readonly givenWidely: ReturnType<typeof openGivenWidely>;
  /** By what each is found. */
  readonly named: Readonly<Record<keyof Frame['names'], NameReader>>;
}

/** Opens the tables of a frame. */
export function openTables(frame: Frame, pages: Pages): Tables {
  const { rows } = frame;
  const userGroups = openRows(pages, rows.userGroups, (row: UserGroup) => row);
  const groupKeyAt = (row: number) => userGroups.at(row).key;
  const principals = openRows(pages, rows.principals, (row: PrincipalRow) =>
    readPrincipalRow(row, groupKeyAt),
  );
  const permissionGroups = openRows(pages, rows.permissionGroups, (row: GroupRow) => readGroupRow(row));
  const zones = openRows(pages, rows.zones, (row: ZoneRow) => readZoneRow(row));
  const placeOf = remembered((row: number): Place => placeOfZone(zones.at(row)));
  const placeLists = openRows(pages, rows.placeLists, (row: readonly PlaceRow[]): readonly Place[] =>
    row.map((place) => (typeof place === 'number' ? placeOf(place) : place)),
  );
  const resourceGroups = openRows(
    pages,
    rows.resourceGroups,
    ([id, name, list]: readonly [string | null, string | null, number]): ReachedGroup => ({
      id,
      name,
      // Many questions are about what a policy gives, and never about where.
      get places() {
        return placeLists.at(list);
      },
    }),
  );
  const grantedAt = remembered((row: number) => ({ key: permissionGroups.at(row).key, gaps: [] }));
  const policies = openRows(pages, rows.policies, (row: PolicyRow) =>
    readPolicyRow(row, {
      principalAt: (one) => principals.at(one).key,
      userGroupAt: groupKeyAt,
      grantedAt,
      resourceGroupAt: resourceGroups.at,
    }),
  );
  const names = Object.entries(frame.names).map(([name, table]) => [name, openNames(pages, table)] as const);
  return {
    principals,
    userGroups,
    permissionGroups,
    policies,
    zones,
    gaps: openRows(pages, rows.gaps, (row: Gap) => row),
    issues: openRows(pages, rows.issues, (row: Issue) => row),
    oddities: openRows(pages, rows.oddities, (row: Oddity) => row),
    givenWidely: openGivenWidely(pages, frame.givenWidely),
    named: Object.fromEntries(names) as Tables['named'],
  };
}
