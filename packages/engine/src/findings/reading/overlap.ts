import type { PermissionGroup, Policy } from '@grantlens/snapshot';
import { actsOnEverything, isOfType, typesActedOn } from '@grantlens/snapshot/internal';
import { type PolicyPlaces, policyPlacesOf } from './policy-places.ts';

/** A permission group as a policy grants it; null where it could not be read. */
export interface GroupInPolicy {
  readonly group: PermissionGroup | null;
  readonly policy: Policy;
}

/** Whether two permission groups act on something in common where they are granted; "maybe" where that is unknown. */
export function overlap(a: GroupInPolicy, b: GroupInPolicy): 'yes' | 'no' | 'maybe' {
  const one = reachOf(a.group, policyPlacesOf(a.policy));
  const other = reachOf(b.group, policyPlacesOf(b.policy));
  if (one === null || other === null) return 'maybe';
  if (touches(one, other) || touches(other, one)) return 'yes';
  return one.hasDoubt || other.hasDoubt ? 'maybe' : 'no';
}

/** On what a permission group acts (S7). */
interface Reach {
  /** Account-typed and on the whole account: on it and on everything in it. */
  readonly everything: boolean;
  readonly types: ReadonlySet<string>;
  readonly resources: ReadonlyMap<string, string>;
  readonly typesOfResources: ReadonlySet<string>;
  /** It may act on more: a place could not be read, or is not of its type. */
  readonly hasDoubt: boolean;
}

// A deny is held against every allow of everybody who has it.
const known = new WeakMap<PolicyPlaces, Map<PermissionGroup, Reach>>();

/** Null where it may be anything: the group could not be read, or nothing says its type. */
function reachOf(group: PermissionGroup | null, extent: PolicyPlaces): Reach | null {
  if (group === null || group.types === null) return null;
  const ofExtent = known.get(extent) ?? new Map<PermissionGroup, Reach>();
  known.set(extent, ofExtent);
  const before = ofExtent.get(group);
  if (before !== undefined) return before;
  const reach = readReach(group, extent);
  ofExtent.set(group, reach);
  return reach;
}

function readReach(group: PermissionGroup, extent: PolicyPlaces): Reach {
  const isOwn = (type: string) => isOfType(group, type);
  const all = [...extent.typesOfResources].every(isOwn);
  return {
    everything: extent.wholeAccount && actsOnEverything(group),
    types: new Set([
      ...((extent.wholeAccount ? typesActedOn(group) : null) ?? []),
      ...[...extent.types].filter(isOwn),
    ]),
    resources: all ? extent.resources : new Map([...extent.resources].filter(([, type]) => isOwn(type))),
    typesOfResources: all ? extent.typesOfResources : new Set([...extent.typesOfResources].filter(isOwn)),
    hasDoubt: extent.hasUnseen || !all || ![...extent.types].every(isOwn),
  };
}

function touches(one: Reach, other: Reach): boolean {
  if (one.everything) return other.everything || other.types.size > 0 || other.resources.size > 0;
  for (const type of one.types) if (other.types.has(type)) return true;
  for (const type of one.typesOfResources) if (other.types.has(type)) return true;
  if (one.resources.size > other.resources.size) return false;
  for (const identity of one.resources.keys()) if (other.resources.has(identity)) return true;
  return false;
}
