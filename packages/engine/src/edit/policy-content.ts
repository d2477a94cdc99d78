import type { Policy } from '@grantlens/snapshot';
import { type ReachedGroup, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Edit, PolicyContent } from './edit.ts';

type RemoveContent = Extract<Edit, { readonly kind: 'remove-from-policy' }>;

/** The policies of an account after a part was taken out of those of one id. */
export function withoutContent(
  policies: readonly Policy[],
  { policyId, content }: Pick<RemoveContent, 'policyId' | 'content'>,
): readonly Policy[] {
  return policies.map((policy) => (policy.id === policyId ? taken(policy, content) : policy));
}

function taken(policy: Policy, content: PolicyContent): Policy {
  switch (content.kind) {
    case 'permission-group': {
      const { key: gone } = content.permissionGroup;
      return { ...policy, permissionGroups: policy.permissionGroups.filter(({ key }) => key !== gone) };
    }
    case 'resource-group':
      return { ...policy, resourceGroups: policy.resourceGroups.filter(({ id }) => id !== content.id) };
    case 'scope': {
      const identity = scopeIdentity(content.scope);
      return { ...policy, resourceGroups: policy.resourceGroups.flatMap((one) => narrowed(one, identity)) };
    }
  }
}

/**
 * A resource group may be that of other policies too, which keep it whole: what is left of it here is a scope of the
 * policy's own.
 */
export function narrowed(group: ReachedGroup, gone: string): readonly ReachedGroup[] {
  const places = group.places.filter(({ scope }) => scope === null || scopeIdentity(scope) !== gone);
  if (places.length === group.places.length) return [group];
  return places.length === 0 ? [] : [{ id: null, name: null, places }];
}
