import type { Policy } from '@grantlens/snapshot';
import { type ReachedGroup, scopeIdentity } from '@grantlens/snapshot/internal';
import type { Edit, TakenFrom } from './edit.ts';
import { narrowed } from './policy-content.ts';

type Take = Extract<Edit, { readonly kind: 'take-permission-group' }>;

/** The policies of an account after a permission group was taken out of some of them. */
export function withoutTaken(policies: readonly Policy[], edit: Take): readonly Policy[] {
  return policies.flatMap((policy) => (isTakenFrom(policy, edit.from) ? parted(policy, edit) : [policy]));
}

/** From somebody what denies is not taken: that would give more. */
function isTakenFrom({ id, holder, effect }: Policy, from: TakenFrom): boolean {
  switch (from.kind) {
    case 'policy':
      return id === from.policyId;
    case 'principal':
      return effect !== 'deny' && holder.kind === 'principal' && holder.principal === from.principal.key;
    case 'user-group':
      return effect !== 'deny' && holder.kind !== 'principal' && holder.group === from.userGroup.key;
  }
}

/** A policy is each of its permission groups on each of its scopes: what is left of it may need two. */
function parted(policy: Policy, { permissionGroup, scope }: Take): readonly Policy[] {
  const others = policy.permissionGroups.filter(({ key }) => key !== permissionGroup.key);
  if (others.length === policy.permissionGroups.length) return [policy];
  const rest = others.length === 0 ? [] : [{ ...policy, permissionGroups: others }];
  const resourceGroups = scope === null ? [] : without(policy.resourceGroups, scopeIdentity(scope));
  if (resourceGroups.length === 0) return rest;
  const permissionGroups = policy.permissionGroups.filter(({ key }) => key === permissionGroup.key);
  const kept = { ...policy, id: rest.length === 0 ? policy.id : null, permissionGroups, resourceGroups };
  return [...rest, kept];
}

function without(groups: readonly ReachedGroup[], gone: string): readonly ReachedGroup[] {
  return groups.flatMap((group) => narrowed(group, gone));
}
