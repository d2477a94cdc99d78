import type { PermissionGroup, Policy, Principal, UserGroup } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import type { Way } from '../../access/grant.ts';
import { holds } from '../../decision/holds.ts';
import { permissionGroupWords, principalWords } from '../../words/words.ts';
import { controls } from '../controls.ts';
import { heldContents } from '../missing.ts';
import { counted, holderWords, someOf, waysEvidence, waysWords } from '../phrases.ts';
import { actsElsewhere, actsOn, certainlyActsOn, policyPlacesOf } from '../reading/policy-places.ts';
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
    const { access, living } = input;
    const able = openContainment();
    const found: Shadowed[] = [];
    let examined = 0;
    for (const principal of living) {
      const ways = access.waysOf(principal);
      const denies = ways.filter(({ policy }) => policy.effect === 'deny' && policy.gaps.length === 0);
      if (denies.length === 0) continue;
      examined += 1;
      found.push(...shadowedOf(principal, ways, denies, { input, able }));
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
    what: `${counted(members.length, 'member', 'members')} of ${holderWords(subject)} (${whom}) are granted ${what} through it, and denies take ${groups.length === 1 ? 'it' : 'one or more of these'} away from them everywhere it reaches.`,
    evidence: [
      ...groups.map(permissionGroupSubject),
      ...waysEvidence([...policies.values()]),
      ...members.map(principalSubject),
    ],
  };
}

interface Looking {
  readonly input: RuleInput;
  readonly able: (one: PermissionGroup, other: PermissionGroup) => boolean;
}

function shadowedOf(
  principal: Principal,
  ways: readonly Way[],
  denies: readonly Way[],
  { input, able }: Looking,
): readonly Shadowed[] {
  const { permissionGroups } = input.account;
  const denied = denies.flatMap((way) =>
    way.policy.permissionGroups.flatMap(({ key, gaps }) => {
      const group = key === null || gaps.length > 0 ? undefined : permissionGroups.get(key);
      return group === undefined ? [] : [{ way, group, extent: policyPlacesOf(way.policy) }];
    }),
  );
  return ways.flatMap((way): readonly Shadowed[] => {
    if (way.policy.effect !== 'allow') return [];
    return way.policy.permissionGroups.flatMap(({ key }): readonly Shadowed[] => {
      const group = key === null ? undefined : permissionGroups.get(key);
      const against = group === undefined ? [] : denied.filter((deny) => able(deny.group, group));
      if (group === undefined || against.length === 0 || actsElsewhere(group, way.policy)) return [];
      const used = new Set<Way>();
      const scopes = actsOn(group, way.policy);
      const isWhole = scopes.every((scope) => {
        const deny = against.find((one) => certainlyActsOn(one.group, one.extent, scope));
        if (deny !== undefined) used.add(deny.way);
        return deny !== undefined;
      });
      if (!isWhole || scopes.length === 0) return [];
      return [{ principal, way, group, denies: [...used] }];
    });
  });
}

/** Whether a group certainly holds another; asked again and again of the same few. */
function openContainment(): Looking['able'] {
  const known = new Map<PermissionGroup, Map<PermissionGroup, boolean>>();
  return (one, other) => {
    const ofOne = known.get(one) ?? new Map<PermissionGroup, boolean>();
    known.set(one, ofOne);
    const before = ofOne.get(other);
    if (before !== undefined) return before;
    const able = holds(one, { kind: 'group', group: other })?.certainty === 'sure';
    ofOne.set(other, able);
    return able;
  };
}
