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

/** Gives policies to their holder, in a stable order and each once. */
export function hold(policies: readonly UnheldPolicy[], holder: Holder): readonly Policy[] {
  const distinct = new Map(policies.map((policy) => [canonicalText(policy), policy]));
  return [...distinct.keys()].sort().flatMap((text) => {
    const policy = distinct.get(text);
    return policy === undefined || policy.grants.length === 0 ? [] : [{ ...policy, holder }];
  });
}

/** Policies of which it is not known whether they are the holder's. */
export function inDoubt(policies: readonly UnheldPolicy[], gap: GapId): readonly UnheldPolicy[] {
  return policies.map((policy) => ({
    ...policy,
    grants: policy.grants.map((grant) => ({ ...grant, gaps: [...grant.gaps, gap] })),
  }));
}
