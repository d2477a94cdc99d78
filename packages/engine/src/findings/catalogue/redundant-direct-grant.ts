import type { PermissionGroup, Policy, Principal, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { lookupIn, remembered } from '@grantlens/snapshot/internal';
import type { Way } from '../../access/grant.ts';
import { permissionGroupWords, principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { waysEvidence, waysWords } from '../phrases.ts';
import { actsElsewhere, certainlyActsOn, everywhere, policyPlacesOf } from '../reading/policy-places.ts';
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
    const looking = openLooking(input);
    return {
      examined: holders.length,
      sightings: holders.flatMap((principal) =>
        principal.groups.length === 0 ? [] : redundantOf(principal, input, looking),
      ),
      missing: [],
    };
  },
};

/** What gives a permission group: asked of every user group of every member. */
interface Giving {
  /** The permission groups of a policy that certainly hold it. */
  readonly by: (policy: Policy) => readonly PermissionGroup[];
  /** The policies of a user group that give it. */
  readonly policiesOf: (holder: UserGroupKey) => readonly Policy[];
  readonly possible: readonly Policy[];
}

interface Looking {
  /** The permission groups that a policy certainly gives. */
  readonly groupsOf: (policy: Policy) => readonly PermissionGroup[];
  readonly giving: (group: PermissionGroup) => Giving;
}

function openLooking({ access, account, containersOf }: RuleInput): Looking {
  const groupsOf = remembered((policy: Policy) =>
    isSureAllow(policy) ? sureGroups(policy, account.permissionGroups) : [],
  );
  const withGroups = (policy: Policy) => ({ policy, groups: groupsOf(policy) });
  const givenBy = remembered((holder: UserGroupKey) => access.policiesOf(holder).map(withGroups));
  const possible = lookupIn(account).possiblePolicies().map(withGroups);
  const giving = remembered((group: PermissionGroup): Giving => {
    const containers = containersOf(group);
    const among = (policies: ReturnType<typeof givenBy>) =>
      policies.flatMap(({ policy, groups }) => (groups.some((one) => containers.has(one)) ? [policy] : []));
    return {
      by: (policy) => groupsOf(policy).filter((one) => containers.has(one)),
      policiesOf: remembered((holder) => among(givenBy(holder))),
      possible: among(possible),
    };
  });
  return { groupsOf, giving };
}

function redundantOf(
  principal: Principal,
  { access }: RuleInput,
  { groupsOf, giving }: Looking,
): readonly Sighting[] {
  return access.policiesOf(principal.key).flatMap((policy) =>
    groupsOf(policy).flatMap((group): readonly Sighting[] => {
      const { by, policiesOf, possible } = giving(group);
      const inherited = (holder: PrincipalKey | UserGroupKey) =>
        holder === principal.key ? [] : policiesOf(holder as UserGroupKey);
      const able = access.waysTo(principal, inherited, possible);
      const ways = able.length === 0 ? null : coveringWays(group, policy, able, by);
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
  given: (policy: Policy) => readonly PermissionGroup[],
): readonly Way[] | null {
  if (actsElsewhere(group, policy)) return null;
  const reaching = able.map((way) => ({
    way,
    groups: given(way.policy),
    places: policyPlacesOf(way.policy),
  }));
  const used = new Set<Way>();
  const isWhole = everywhere(group, policy, (scope) => {
    const found = reaching.find(({ groups, places }) =>
      groups.some((one) => certainlyActsOn(one, places, scope)),
    );
    if (found !== undefined) used.add(found.way);
    return found !== undefined;
  });
  return isWhole ? [...used] : null;
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
