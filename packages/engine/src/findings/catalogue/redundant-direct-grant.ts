import type { PermissionGroup, Policy, Principal } from '@grantlens/snapshot';
import type { Way } from '../../access/grant.ts';
import { holds } from '../../decision/holds.ts';
import { permissionGroupWords, principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { waysEvidence, waysWords } from '../phrases.ts';
import { actsElsewhere, actsOn, certainlyActsOn, policyPlacesOf } from '../reading/policy-places.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import type { FindingRule, Sighting } from '../rule.ts';
import { permissionGroupSubject, policySubject, principalSubject } from '../subjects.ts';

export const redundantDirectGrant: FindingRule = {
  id: 'redundant-direct-grant',
  title: 'Direct grant of what a user group gives already',
  severity: 'low',
  why: 'The member has the same right twice. Taking the member out of the user group, which looks as if it took the right away, does not.',
  remedy: 'Remove the direct policy, or the permission group from it, and keep the user group.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.18'], pci: ['7.2.4'], nist: ['AC-2', 'AC-6(7)'] }),
  examines: 'members who hold policies of their own',
  restsOn: ['members', 'userGroups', 'userGroupMembers', 'policies-of-members', 'permissionGroups'],
  evaluate: (input) => {
    const holders = input.living.filter(
      (principal) => principal.kind === 'member' && input.access.policiesOf(principal.key).length > 0,
    );
    return {
      examined: holders.length,
      sightings: holders.flatMap((principal) =>
        principal.groups.length === 0 ? [] : redundantOf(principal, input),
      ),
      missing: [],
    };
  },
};

function redundantOf(principal: Principal, { access }: RuleInput): readonly Sighting[] {
  const own = access.policiesOf(principal.key).filter(isSureAllow);
  if (own.length === 0) return [];
  const inherited = access
    .waysOf(principal)
    .filter(({ path, policy }) => path === 'group' && isSureAllow(policy));
  if (inherited.length === 0) return [];
  const groupsOf = (policy: Policy) => sureGroups(policy, access.account.permissionGroups);
  return own.flatMap((policy) =>
    groupsOf(policy).flatMap((group): readonly Sighting[] => {
      const able = inherited.filter((way) => groupsOf(way.policy).some((other) => contains(other, group)));
      const ways = able.length === 0 ? null : coveringWays(group, policy, able, groupsOf);
      if (ways === null) return [];
      return [
        {
          subject: principalSubject(principal),
          about: [policySubject(policy).key, group.key],
          what: `${principalWords(principal)} holds ${permissionGroupWords(group)} by a policy of their own, and everywhere it reaches also ${waysWords(ways)}.`,
          evidence: [policySubject(policy), permissionGroupSubject(group), ...waysEvidence(ways)],
          standing: principal.standing,
        },
      ];
    }),
  );
}

/** The ways that give a permission group wherever a policy gives it; null where they leave something out. */
function coveringWays(
  group: PermissionGroup,
  policy: Policy,
  able: readonly Way[],
  groupsOf: (policy: Policy) => readonly PermissionGroup[],
): readonly Way[] | null {
  const scopes = actsOn(group, policy);
  if (scopes.length === 0 || actsElsewhere(group, policy)) return null;
  const used = new Set<Way>();
  for (const scope of scopes) {
    const way = able.find(({ policy: other }) =>
      groupsOf(other).some(
        (one) => contains(one, group) && certainlyActsOn(one, policyPlacesOf(other), scope),
      ),
    );
    if (way === undefined) return null;
    used.add(way);
  }
  return [...used];
}

function isSureAllow({ effect, gaps }: Policy): boolean {
  return effect === 'allow' && gaps.length === 0;
}

function sureGroups(
  { permissionGroups }: Policy,
  groups: RuleInput['account']['permissionGroups'],
): readonly PermissionGroup[] {
  return permissionGroups.flatMap(({ key, gaps }) =>
    key === null || gaps.length > 0 ? [] : (groups.get(key) ?? []),
  );
}

function contains(one: PermissionGroup, other: PermissionGroup): boolean {
  return holds(one, { kind: 'group', group: other })?.certainty === 'sure';
}
