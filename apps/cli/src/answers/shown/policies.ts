import type { Access } from '@grantlens/engine';
import { scopeWords } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import type { Policy, Scope } from '@grantlens/snapshot';
import { permissionGroupRecord, type Row, scopeRecord } from '../../output/records.ts';
import { groupWords } from '../../output/words.ts';
import type { ShownPart } from './shown.ts';

/** Policies, each with what it gives and where. */
export function shownPolicies(
  policies: readonly Policy[],
  access: Access,
): { readonly records: () => readonly Row[]; readonly part: () => ShownPart } {
  const areDated = policies.some(({ createdAt }) => createdAt !== undefined);
  return {
    records: () => policies.map((policy) => policyRecord(policy, access)),
    part: () => ({
      title: 'policies',
      columns: ['access', 'permission groups', 'on', 'policy id', ...(areDated ? ['made'] : [])],
      rows: policies.map((policy) => [
        policy.effect,
        groupsIn(policy, access).map(groupWords).join('\n'),
        scopesIn(policy)
          .map((scope) => scopeWords(scope, access.account))
          .join('\n'),
        policy.id ?? '(without an id)',
        ...(areDated ? [printable(policy.createdAt ?? 'not shown')] : []),
      ]),
    }),
  };
}

/** `{ id, access, permissionGroups, scopes }` */
export function policyRecord(policy: Policy, access: Access): Row {
  return {
    id: policy.id,
    access: policy.effect,
    permissionGroups: groupsIn(policy, access).map(permissionGroupRecord),
    scopes: scopesIn(policy).map((scope) => scopeRecord(scope, access.account)),
    createdAt: policy.createdAt,
  };
}

function groupsIn({ permissionGroups }: Policy, access: Access) {
  return permissionGroups.flatMap(({ key }) => access.groupOf({ permissionGroup: key }) ?? []);
}

/** The places that a policy reaches, as far as they were seen. */
export function scopesIn({ resourceGroups }: Policy): readonly Scope[] {
  return resourceGroups.flatMap(({ places }) => places.flatMap(({ scope }) => scope ?? []));
}
