import type { Access } from '@grantlens/engine';
import { type Distance, openPrivileges, privilegeKinds } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { PrivilegedCounts, PrivilegedGroup, PrivilegedSection } from '../../model/privileged.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { Tables } from '../../model/tables/tables.ts';
import type { HoldersOf } from '../../rows/row-holders.ts';
import { compareBy } from '../../words/order.ts';
import { privilegeGroupWords } from '../../words/permissions.ts';
import { signOff } from '../../words/sign-off.ts';
import { type Listed, listedAs } from './entry.ts';
import { stepsSection } from './steps.ts';

/** The tables it is read from. */
export interface Seen {
  readonly tables: Pick<Tables, 'principals' | 'entitlements'>;
  readonly holdersOf: HoldersOf;
  /** How many steps a principal is away from Super Administrator. */
  readonly distanceOf: (principal: Principal) => Distance;
}

/**
 * Everybody privileged, each once, under the strongest privilege that is certain; where none is, under the
 * strongest.
 */
export function listPrivileged(access: Access, seen: Seen): PrivilegedSection {
  const privilegesOf = openPrivileges(access);
  const rows = privilegedRows(seen);
  const listed = access.account.principals.flatMap((principal, at): readonly Listed[] => {
    const row = seen.tables.principals[at];
    if (row === undefined) return [];
    return listedAs(row, {
      held: privilegesOf(principal),
      rows: rows.get(at) ?? [],
      account: access.account,
    });
  });
  const groups = kinds.map((kind) => groupOf(kind, listed));
  return {
    counts: countsOf(listed),
    groups: groups.filter(({ kind, entries }) => kind !== 'elsewhere' || entries.length > 0),
    steps: stepsSection(access, seen.distanceOf),
    signOff,
  };
}

const kinds: readonly PrivilegedGroup['kind'][] = [...privilegeKinds, 'elsewhere'];

/** The privileged rows of every principal, by its place in the population. */
function privilegedRows({ tables, holdersOf }: Seen): ReadonlyMap<number, readonly EntitlementRow[]> {
  const found = new Map<number, EntitlementRow[]>();
  for (const row of tables.entitlements) {
    if (row.privileged !== 'no') for (const at of holdersOf(row)) addTo(found, at, row);
  }
  return found;
}

function groupOf(kind: PrivilegedGroup['kind'], listed: readonly Listed[]): PrivilegedGroup {
  const own = listed.filter(({ group }) => group === kind);
  const above = listed.filter(
    ({ group, held }) =>
      kinds.indexOf(group) < kinds.indexOf(kind) &&
      held.some((privilege) => privilege.kind === kind && privilege.verdict === 'allowed'),
  );
  return {
    kind,
    ...privilegeGroupWords[kind],
    counts: countsOf(own),
    listedAbove: above.length,
    entries: own.map(({ entry }) => entry).sort(inOrder),
  };
}

const inOrder = compareBy<Listed['entry']>(
  ({ verdict }) => ({ allowed: '1', unknown: '2', denied: '3' })[verdict],
  ({ email, name }) => email ?? name,
  ({ id }) => id,
);

function countsOf(listed: readonly Listed[]): PrivilegedCounts {
  const count = (verdict: Listed['entry']['verdict']) =>
    listed.filter(({ entry }) => entry.verdict === verdict).length;
  return { allowed: count('allowed'), unknown: count('unknown'), denied: count('denied') };
}
