import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import type { ResourceChange } from '../document/plan.ts';
import type { AccessType } from '../document/resource-types.ts';
import type { RawRow } from '../rows/row-reading.ts';
import type { AccountRows, ListName } from './account-rows.ts';
import { driftOf } from './drift.ts';
import { listOfType, type MatchedBy, openObjects } from './find-object.ts';

/** A resource of the account, and which object it is. */
export interface Located {
  readonly change: ResourceChange;
  readonly type: AccessType;
  /** Null of one that is new. */
  readonly id: string | null;
  /** Whether the snapshot does not show the object, though the plan says that it is there. */
  readonly isMissing: boolean;
}

/** A resource that is not in the snapshot as the plan takes it to be. */
export interface Drift {
  readonly address: string;
  readonly what: string;
}

/** Which object each resource is, and what is not as the plan takes it to be. */
export interface LocatedResources {
  readonly located: readonly Located[];
  readonly matched: readonly { readonly address: string; readonly by: MatchedBy }[];
  readonly drift: readonly Drift[];
  /** Those that change and may be one of several objects, with the ids of these. */
  readonly ambiguous: readonly { readonly address: string; readonly ids: readonly string[] }[];
}

/** Finds the object of each resource before anything is changed. */
export function locate(
  changes: readonly (readonly [ResourceChange, AccessType])[],
  snapshot: Snapshot,
  rows: AccountRows,
): LocatedResources {
  const find = openObjects(rows);
  const located: Located[] = [];
  const matched: { readonly address: string; readonly by: MatchedBy }[] = [];
  const drift: Drift[] = [];
  const ambiguous: { readonly address: string; readonly ids: readonly string[] }[] = [];
  const shown = openShown(snapshot);
  for (const [change, type] of changes) {
    const { address, steps, before, importing } = change;
    const isNew = steps?.join() === 'create' && before === null && importing === null;
    if (isNew && type !== 'cloudflare_user_group_members') {
      located.push({ change, type, id: null, isMissing: false });
      matched.push({ address, by: 'new' });
      continue;
    }
    const found = find(change, type);
    if (found.kind === 'found') {
      const { id, by } = found;
      located.push({ change, type, id, isMissing: false });
      matched.push({ address, by });
      const row = rows.row(listOfType[type], id);
      const members = type === 'cloudflare_user_group_members' ? rows.membersOf(id) : null;
      const both = [...(row === null ? [] : [row]), ...shown(listOfType[type], id)];
      for (const attribute of driftOf(change, type, { rows: both, members }))
        drift.push({ address, what: `it differs from the snapshot in ${attribute}` });
    } else if (found.kind === 'missing') {
      // What is to be changed is there, whatever its id.
      const id = found.id ?? (steps?.includes('update') ? address : null);
      located.push({ change, type, id, isMissing: true });
      if (isNew) matched.push({ address, by: 'new' });
      else drift.push({ address, what: missingWords(listOfType[type], snapshot) });
    } else if (steps?.length !== 0) ambiguous.push({ address, ids: found.ids });
  }
  return { located, matched, drift, ambiguous };
}

function missingWords(list: ListName, { collections }: Snapshot): string {
  return collections[list].status === 'complete'
    ? 'it is not in the snapshot'
    : 'it is not among what the snapshot could see';
}

/** The rows of an id as the snapshot shows them. */
function openShown({ collections }: Snapshot): (list: ListName, id: string) => readonly RawRow[] {
  const known = new Map<ListName, ReadonlyMap<unknown, RawRow>>();
  return (list, id) => {
    const byId =
      known.get(list) ??
      new Map((collections[list].items as readonly unknown[]).filter(isObject).map((row) => [row.id, row]));
    known.set(list, byId);
    const row = byId.get(id);
    return row === undefined ? [] : [row];
  };
}
