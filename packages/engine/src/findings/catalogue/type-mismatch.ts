import type { PermissionGroup, Policy, Scope } from '@grantlens/snapshot';
import { type GapId, isOfType, mismatchOf } from '@grantlens/snapshot/internal';
import { permissionGroupWords, scopeWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { policyContents, unseen } from '../missing.ts';
import { policyPlacesOf } from '../reading/policy-places.ts';
import type { FindingRule } from '../rule.ts';
import { permissionGroupSubject, policySubject, scopeSubject } from '../subjects.ts';

export const typeMismatch: FindingRule = {
  id: 'type-mismatch',
  title: 'Permission group on a resource of another kind',
  severity: 'medium',
  why: 'The permission group means something on another kind of resource. What it gives here is documented nowhere: it may be nothing, or more than was meant.',
  remedy:
    'Give the permission group on a resource of its kind, or the one for this kind of resource instead.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15'], pci: ['7.2.1'], nist: ['AC-3', 'AC-6'] }),
  examines: 'permission groups in policies',
  restsOn: policyContents,
  evaluate: ({ account, policies }) => {
    const found = new Map<string, Mismatch>();
    let examined = 0;
    const untyped: GapId[] = [];
    for (const policy of policies) {
      for (const { key, gaps } of policy.permissionGroups) {
        const group = key === null ? undefined : account.permissionGroups.get(key);
        if (group === undefined) continue;
        if (group.types === null) {
          untyped.push(...gaps);
          continue;
        }
        examined += 1;
        if (matchesAll(group, policy)) continue;
        for (const { places } of policy.resourceGroups) {
          for (const { scope } of places) {
            const name = mismatchOf(group, scope);
            if (name === null || scope === null) continue;
            const mismatch = found.get(name) ?? { group, scope, policies: [] };
            mismatch.policies.push(policy);
            found.set(name, mismatch);
          }
        }
      }
    }
    return {
      examined,
      sightings: [...found.values()].map(({ group, scope, policies: by }) => ({
        subject: permissionGroupSubject(group),
        about: [scopeSubject(scope, account).key],
        what: `${permissionGroupWords(group)} is given on ${scopeWords(scope, account)}, which is not of its kind.`,
        evidence: [scopeSubject(scope, account), ...by.map(policySubject)],
      })),
      missing: unseen(untyped.length, 'Nothing says of what kind these permission groups are.', untyped),
    };
  },
};

interface Mismatch {
  readonly group: PermissionGroup;
  readonly scope: Scope;
  readonly policies: Policy[];
}

/** Most policies name only what is of the group's type; then their places need not be walked. */
function matchesAll(group: PermissionGroup, policy: Policy): boolean {
  const extent = policyPlacesOf(policy);
  return [...extent.types, ...extent.typesOfResources].every((type) => isOfType(group, type));
}
