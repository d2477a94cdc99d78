import type { GapId } from '../account/ids.ts';
import type { Holder, Policy } from '../account/policy.ts';
import { scopeIdentity } from '../keys/scope.ts';
import { givesNothing, type UnheldPolicy } from './policies.ts';
import { comparePolicies } from './policy-order.ts';

/** Whether two policies are one seen twice: equal by id, or by content where one has no id (S3). */
export function isSamePolicy(a: UnheldPolicy, b: UnheldPolicy): boolean {
  if (a.id !== null && b.id !== null) return a.id === b.id;
  return saysTheSame(a, b);
}

/** Whether two policies have the same effect, permission groups and scopes. */
export function saysTheSame(a: UnheldPolicy, b: UnheldPolicy): boolean {
  if (a.effect !== b.effect) return false;
  if (givesNothing(a) || givesNothing(b)) return givesNothing(a) && givesNothing(b);
  // Each has its permission groups once and in order.
  if (a.permissionGroups.length !== b.permissionGroups.length) return false;
  if (a.permissionGroups.some(({ key }, at) => key !== b.permissionGroups[at]?.key)) return false;
  return reachesTheSame(a, b);
}

function reachesTheSame(a: UnheldPolicy, b: UnheldPolicy): boolean {
  const reached = scopesOf(a);
  const other = scopesOf(b);
  return reached.size === other.size && [...reached].every((scope) => other.has(scope));
}

function scopesOf({ resourceGroups }: UnheldPolicy): ReadonlySet<string> {
  const scopes = new Set<string>();
  for (const { id, places } of resourceGroups) {
    for (const { scope, objectKey } of places) {
      scopes.add(scope === null ? `? ${id} ${objectKey}` : scopeIdentity(scope));
    }
  }
  return scopes;
}

/** Gives policies to their holder, in a stable order and each once; one that gives nothing is left out. */
export function hold(policies: readonly UnheldPolicy[], holder: Holder): readonly Policy[] {
  const sorted = policies.filter((policy) => !givesNothing(policy)).sort(comparePolicies);
  if (sorted.length < 2) return sorted.map((policy) => heldBy(holder, policy));
  const distinct: UnheldPolicy[] = [];
  for (const policy of sorted) {
    const before = distinct.at(-1);
    if (before === undefined || comparePolicies(before, policy) !== 0) distinct.push(policy);
    else if (isEarlier(policy, before)) distinct[distinct.length - 1] = policy;
  }
  return distinct.map((policy) => heldBy(holder, policy));
}

/** Of a policy that is there twice the earlier date stands, whichever row comes first. */
function isEarlier({ createdAt: one }: UnheldPolicy, { createdAt: other }: UnheldPolicy): boolean {
  return one !== undefined && (other === undefined || one < other);
}

/** Written out, for a spread copies a hundred thousand policies several times slower. */
function heldBy(holder: Holder, policy: UnheldPolicy): Policy {
  const { kind, id, effect, effectAssumed, gaps, permissionGroups, resourceGroups, createdAt } = policy;
  if (createdAt === undefined)
    return { kind, id, holder, effect, effectAssumed, gaps, permissionGroups, resourceGroups };
  return { kind, id, holder, effect, effectAssumed, gaps, permissionGroups, resourceGroups, createdAt };
}

/** Policies of which it is not known whether they are the holder's. */
export function inDoubt(policies: readonly UnheldPolicy[], gap: GapId): readonly UnheldPolicy[] {
  return policies.map((policy) => ({ ...policy, gaps: [...policy.gaps, gap] }));
}
