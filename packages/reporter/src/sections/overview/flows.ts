import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import type { Table } from '../../model/tables/table.ts';
import type { Holders } from '../../rows/row-holders.ts';

/** How access is held: directly, or through a user group. */
export interface Way {
  readonly key: string;
  /** Null for what is held directly. */
  readonly group: { readonly name: string } | null;
}

/** What is reached: a permission group, wherever it is held. */
export interface What {
  readonly key: string;
  readonly name: string;
}

/** What reaches one permission group through one path. */
export interface Flow {
  readonly way: Way;
  readonly what: What;
  /** Lists of those who have it for certain, and of those for whom it is unknown. */
  readonly sure: ReadonlySet<Holders>;
  readonly unsure: ReadonlySet<Holders>;
  readonly privileged: boolean;
  readonly wholeAccount: boolean;
  /** Whether somebody has it without exceptions, and whether somebody has it with some. */
  readonly hasWhole: boolean;
  readonly hasCut: boolean;
  /** Other places than the whole account. */
  readonly places: ReadonlySet<string>;
}

interface Filling extends Flow {
  readonly sure: Set<Holders>;
  readonly unsure: Set<Holders>;
  readonly places: Set<string>;
  privileged: boolean;
  wholeAccount: boolean;
  hasWhole: boolean;
  hasCut: boolean;
}

/** A place of which no key could be read. */
const unread = '';

/** Gathers the rows by way and permission group. What a deny takes away whole does not flow. */
export function flowsOf(
  rows: Table<EntitlementRow>,
  holdersOf: (row: EntitlementRow) => Holders,
): readonly Flow[] {
  const flows = new Map<string, Map<string, Filling>>();
  for (const row of rows) {
    if (row.access === 'deny' || row.effective === 'denied' || row.effective === 'not-granted') continue;
    const holders = holdersOf(row);
    if (holders.length === 0) continue;
    const flow = flowOf(row, flows);
    (row.effective === 'allowed' ? flow.sure : flow.unsure).add(holders);
    if (row.privileged === 'yes') flow.privileged = true;
    if (row.except.length > 0) flow.hasCut = true;
    else flow.hasWhole = true;
    if (row.scopeKind === 'account') flow.wholeAccount = true;
    else flow.places.add(row.scopeKey ?? unread);
  }
  return [...flows.values()].flatMap((byWhat) => [...byWhat.values()]);
}

function flowOf(row: EntitlementRow, flows: Map<string, Map<string, Filling>>): Filling {
  const way = row.path === 'direct' ? 'direct' : `group ${row.groupId}`;
  // Members and tokens have groups of the same name under different ids: to a reader they are one.
  const what = row.permissionGroupName ?? row.permissionGroupLabel ?? row.permissionGroupId ?? '';
  const byWhat = flows.get(way) ?? new Map<string, Filling>();
  flows.set(way, byWhat);
  const flow = byWhat.get(what) ?? {
    way: { key: way, group: row.path === 'direct' ? null : { name: groupName(row) } },
    what: { key: what, name: what === '' ? 'something that could not be read' : what },
    sure: new Set(),
    unsure: new Set(),
    privileged: false,
    wholeAccount: false,
    hasWhole: false,
    hasCut: false,
    places: new Set(),
  };
  byWhat.set(what, flow);
  return flow;
}

function groupName({ groupName: name, groupId: id }: EntitlementRow): string {
  return name ?? id ?? 'a user group that was not seen';
}
