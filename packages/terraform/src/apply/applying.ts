import type { GapCause } from '@grantlens/snapshot';
import type { ResourceChange } from '../document/plan.ts';
import type { AccountRows, ListName } from '../objects/account-rows.ts';
import { listOfType } from '../objects/find-object.ts';
import type { Located } from '../objects/locate.ts';
import type { ShownWhole } from '../objects/shown-whole.ts';
import type { Follow } from '../references/follow.ts';
import { unknown } from '../rows/planned.ts';
import type { RawRow, RowReading } from '../rows/row-reading.ts';
import { gapPrefix, type PlanNotes } from './notes.ts';

/** What making a plan to the rows of an account needs. */
export interface Applying {
  readonly rows: AccountRows;
  readonly notes: PlanNotes;
  readonly follow: Follow;
  /** Whether the configuration takes an attribute from elsewhere. */
  readonly isTaken: (change: ResourceChange, attribute: string) => boolean;
  readonly shown: ShownWhole;
  /** The ids of what has none yet: until the account is read they are addresses. */
  readonly newIds: Set<string>;
  /** What a resource holds after the plan, with marks for what cannot be read. */
  readonly valuesOf: (change: ResourceChange) => RawRow;
  /** E-mails and names that must not be shown, by the key of who has them: for matching alone. */
  readonly sensitive: Map<string, string>;
}

/** The id of an object that a plan makes: its address, until it has one. */
export function newId({ newIds }: Applying, { address }: ResourceChange): string {
  newIds.add(address);
  return address;
}

/** How the policies of a resource are read into a row of an id. */
export function readingFor(applying: Applying, { change, type }: Located, id: string): RowReading {
  const collection: ListName = listOfType[type];
  const { address } = change;
  const newPolicyId = (at: number) => {
    const policyId = `${address}#${at}`;
    applying.newIds.add(policyId);
    return policyId;
  };
  return {
    newPolicyId,
    note: (path, cause) =>
      applying.notes.unknown(address, path, cause && gapOf(path, { cause, collection, id, newPolicyId })),
    ...applying.shown,
    newResourceGroup: newResourceGroup(applying, change),
  };
}

function gapOf(
  path: string,
  {
    cause,
    collection,
    id,
    newPolicyId,
  }: {
    readonly cause: GapCause;
    readonly collection: ListName;
    readonly id: string;
    readonly newPolicyId: (at: number) => string;
  },
): string {
  const prefix = gapPrefix(cause, collection, id);
  const at = /^policies\[(\d+)\]\./.exec(path)?.[1];
  return at === undefined ? prefix : `${prefix}.policies[${newPolicyId(Number(at))}]`;
}

/** Where policies refer to one new resource group and to nothing else that is new, what has no id is that. */
function newResourceGroup({ follow }: Applying, change: ResourceChange): string | null {
  const { changes, isWhole } = follow(change, 'policies', 'cloudflare_resource_group');
  const [only, ...others] = changes;
  return isWhole && only !== undefined && others.length === 0 ? only.address : null;
}

/** Says that a status is not known yet; where the configuration leaves it out, it is the provider's usual one. */
export function noteStatus({ notes, isTaken }: Applying, change: ResourceChange, status: unknown): void {
  if (status === unknown && isTaken(change, 'status')) notes.unknown(change.address, 'status', null);
}

/** The name of an object: of one whose name cannot be read the name it had, or its address. */
export function nameOf(name: unknown, before: RawRow | null, { address }: ResourceChange): unknown {
  return typeof name === 'string' ? name : (before?.name ?? address);
}
