import type {
  PermissionGroup,
  Policy,
  Principal,
  PrincipalKey,
  UserGroup,
  UserGroupKey,
} from '@grantlens/snapshot';
import { addTo, lookupIn, remembered } from '@grantlens/snapshot/internal';
import { openAmong } from '../../access/among.ts';
import type { Way } from '../../access/grant.ts';
import { counted } from '../../words/counted.ts';
import { permissionGroupWords, principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { heldContents } from '../missing.ts';
import { holderWords, someOf, waysEvidence, waysWords } from '../phrases.ts';
import {
  actsElsewhere,
  certainlyActsOn,
  everywhere,
  type PolicyPlaces,
  policyPlacesOf,
} from '../reading/policy-places.ts';
import type { RuleInput } from '../reading/rule-input.ts';
import type { FindingRule, Sighting } from '../rule.ts';
import { permissionGroupSubject, policySubject, principalSubject, userGroupSubject } from '../subjects.ts';

export const grantShadowedByDeny: FindingRule = {
  id: 'grant-shadowed-by-deny',
  title: 'Grant that a deny takes away whole',
  severity: 'low',
  why: 'The grant gives nothing while the deny stands, and gives everything again the moment the deny is removed. Cloudflare documents for API tokens only that a deny goes first; for members it is assumed.',
  remedy: 'If the deny is meant, remove the grant; do not leave the right one edit away.',
  controls: controls({ soc2: ['CC6.3'], iso: ['A.5.15', 'A.5.18'], pci: ['7.2.4'], nist: ['AC-3', 'AC-6'] }),
  examines: 'principals under a deny',
  restsOn: heldContents,
  evaluate: (input) => {
    const { access, account, living } = input;
    const denying = lookupIn(account).denyingPolicies();
    const sure = denying.filter(({ effect, gaps }) => effect === 'deny' && gaps.length === 0);
    const denies = openAmong(access, sure);
    const given = openGivenBy(input);
    // Many are denied things by the same policies: what these take away is worked out once.
    const known = new Map<string, TakenBy>();
    const found: Shadowed[] = [];
    let examined = 0;
    for (const principal of living) {
      const name = denies.classOf(principal);
      if (name === '') continue;
      examined += 1;
      const taken = known.get(name) ?? openTakenBy(denies.waysOf(principal), input, given);
      known.set(name, taken);
      const ways = access.waysTo(principal, taken.policiesOf, taken.possible);
      const own = ways.length === 0 ? [] : denies.waysOf(principal);
      for (const way of ways)
        for (const { group, by } of taken.from(way.policy))
          found.push({
            ...{ principal, way, group },
            denies: by.flatMap((policy) => own.find((deny) => deny.policy === policy) ?? []),
          });
    }
    return { examined, sightings: sightingsOf(found), missing: [] };
  },
};

/** A permission group of a policy that gives one principal nothing. */
interface Shadowed {
  readonly principal: Principal;
  readonly way: Way;
  readonly group: PermissionGroup;
  /** The ways of the denies. */
  readonly denies: readonly Way[];
}

/** At most this many members are reported one by one; where a policy of a user group gives more of them nothing, all at once. */
const mostOneByOne = 20;

function sightingsOf(found: readonly Shadowed[]): readonly Sighting[] {
  const byPolicy = new Map<Policy, Shadowed[]>();
  for (const one of found) addTo(byPolicy, one.way.policy, one);
  return [...byPolicy].flatMap(([policy, shadowed]): readonly Sighting[] => {
    const userGroup = shadowed[0]?.way.group ?? null;
    const members = new Set(shadowed.map(({ principal }) => principal));
    if (userGroup === null || members.size <= mostOneByOne) return shadowed.map(oneSighting);
    return [sharedSighting(policy, shadowed, userGroup)];
  });
}

function oneSighting({ principal, way, group, denies }: Shadowed): Sighting {
  return {
    subject: principalSubject(principal),
    about: [policySubject(way.policy).key, way.group?.key ?? '', group.key],
    what: `${principalWords(principal)} is granted ${permissionGroupWords(group)} ${waysWords([way])}, and a deny that comes ${waysWords(denies)} takes it away everywhere it reaches.`,
    evidence: [permissionGroupSubject(group), ...waysEvidence([way, ...denies])],
    standing: principal.standing,
  };
}

function sharedSighting(policy: Policy, shadowed: readonly Shadowed[], userGroup: UserGroup): Sighting {
  const members = [...new Set(shadowed.map(({ principal }) => principal))];
  const subject = userGroupSubject(userGroup);
  const groups = [...new Set(shadowed.map(({ group }) => group))];
  const ways = [...new Set(shadowed.flatMap(({ way, denies }) => [way, ...denies]))];
  const policies = new Map(ways.map((way) => [way.policy, way]));
  const what = someOf(groups.map(permissionGroupWords).sort());
  const whom = someOf(members.map(principalWords).sort());
  return {
    subject,
    about: [policySubject(policy).key],
    what: `${counted(members.length, 'member')} of ${holderWords(subject)} (${whom}) are granted ${what} through it, and denies take ${groups.length === 1 ? 'it' : 'one or more of these'} away from them everywhere it reaches.`,
    evidence: [
      ...groups.map(permissionGroupSubject),
      ...waysEvidence([...policies.values()]),
      ...members.map(principalSubject),
    ],
  };
}

/** The permission groups that some policies deny, and where: the same for everybody whom these policies deny something. */
interface Denied {
  readonly policy: Policy;
  readonly group: PermissionGroup;
  readonly extent: PolicyPlaces;
}

/** A permission group of a policy, and the policies that take it away. */
interface Taken {
  readonly group: PermissionGroup;
  readonly by: readonly Policy[];
}

/** What some denies take away whole of the policies of others. */
interface TakenBy {
  readonly from: (policy: Policy) => readonly Taken[];
  /** The policies of a holder of which they take something. */
  readonly policiesOf: (holder: PrincipalKey | UserGroupKey) => readonly Policy[];
  readonly possible: readonly Policy[];
}

/** A policy that allows, and the permission groups it gives. */
interface Given {
  readonly policy: Policy;
  readonly groups: readonly PermissionGroup[];
}

type GivenBy = (holder: PrincipalKey | UserGroupKey) => readonly Given[];

function openGivenBy({ access, account }: RuleInput): {
  readonly givenBy: GivenBy;
  readonly possible: readonly Given[];
} {
  const allowing = (policies: readonly Policy[]) =>
    policies
      .filter(({ effect }) => effect === 'allow')
      .map((policy): Given => {
        const groups = policy.permissionGroups.flatMap(({ key }) =>
          key === null ? [] : (account.permissionGroups.get(key) ?? []),
        );
        return { policy, groups };
      });
  return {
    givenBy: remembered((holder) => allowing(access.policiesOf(holder))),
    possible: allowing(lookupIn(account).possiblePolicies()),
  };
}

function openTakenBy(
  denies: readonly Way[],
  { account: { permissionGroups }, containersOf }: RuleInput,
  { givenBy, possible }: ReturnType<typeof openGivenBy>,
): TakenBy {
  const denied = denies.flatMap(({ policy }) =>
    policy.permissionGroups.flatMap(({ key, gaps }): readonly Denied[] => {
      const group = key === null || gaps.length > 0 ? undefined : permissionGroups.get(key);
      return group === undefined ? [] : [{ policy, group, extent: policyPlacesOf(policy) }];
    }),
  );
  const against = remembered((group: PermissionGroup): readonly Denied[] => {
    const containers = containersOf(group);
    return denied.filter((deny) => containers.has(deny.group));
  });
  const taken = new Map<Policy, readonly Taken[]>();
  const losing = (given: readonly Given[]): readonly Policy[] =>
    given.flatMap(({ policy, groups }) => {
      const lost = groups.flatMap((group): readonly Taken[] => {
        const by = takersOf(group, policy, against(group));
        return by === null ? [] : [{ group, by }];
      });
      if (lost.length === 0) return [];
      taken.set(policy, lost);
      return [policy];
    });
  return {
    from: (policy) => taken.get(policy) ?? nothing,
    policiesOf: remembered((holder) => losing(givenBy(holder))),
    possible: losing(possible),
  };
}

const nothing: readonly Taken[] = [];

/** The policies that together deny a permission group wherever a policy gives it; null where they leave something. */
function takersOf(
  group: PermissionGroup,
  policy: Policy,
  against: readonly Denied[],
): readonly Policy[] | null {
  if (against.length === 0 || actsElsewhere(group, policy)) return null;
  const used = new Set<Policy>();
  const isWhole = everywhere(group, policy, (scope) => {
    const deny = against.find((one) => certainlyActsOn(one.group, one.extent, scope));
    if (deny !== undefined) used.add(deny.policy);
    return deny !== undefined;
  });
  return isWhole ? [...used] : null;
}
