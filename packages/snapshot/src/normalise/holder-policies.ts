import type { GapId } from '../account/ids.ts';
import type { Holder, Policy } from '../account/policy.ts';
import { canonicalText } from '../file/canonical.ts';
import { scopeIdentity } from '../keys/scope.ts';
import type { UnheldPolicy } from './policies.ts';

/** What two views of one policy have in common when one of them has no id (S3). */
function contentOf({ effect, grants }: UnheldPolicy): string {
  const groups = new Set(grants.map((grant) => grant.permissionGroup ?? '?'));
  const scopes = new Set(
    grants.map(({ scope, resourceGroupId, objectKey }) =>
      scope === null ? `? ${resourceGroupId} ${objectKey}` : scopeIdentity(scope),
    ),
  );
  return canonicalText([[effect], [...groups], [...scopes]].map((part) => ({ part })));
}

/** Whether two policies are one seen twice: equal by id, or by content where one has no id (S3). */
export function isSamePolicy(a: UnheldPolicy, b: UnheldPolicy): boolean {
  if (a.id !== null && b.id !== null) return a.id === b.id;
  return saysTheSame(a, b);
}

/** Whether two policies have the same effect, permission groups and scopes. */
export function saysTheSame(a: UnheldPolicy, b: UnheldPolicy): boolean {
  return contentOf(a) === contentOf(b);
}

/** Gives policies to their holder, in a stable order and each once; one that gives nothing is left out. */
export function hold(policies: readonly UnheldPolicy[], holder: Holder): readonly Policy[] {
  // What is read the same way has its keys in the same order, so its plain text tells it apart.
  const distinct = new Map(
    policies.filter(({ grants }) => grants.length > 0).map((policy) => [JSON.stringify(policy), policy]),
  );
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, policy]) => ({ ...policy, holder }));
}

/** Policies of which it is not known whether they are the holder's. */
export function inDoubt(policies: readonly UnheldPolicy[], gap: GapId): readonly UnheldPolicy[] {
  return policies.map((policy) => ({
    ...policy,
    grants: policy.grants.map((grant) => ({ ...grant, gaps: [...grant.gaps, gap] })),
  }));
}
