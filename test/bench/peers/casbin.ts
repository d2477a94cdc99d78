import { type Enforcer, newEnforcer, newModelFromString } from 'casbin';
import { everywhere, everyZone, type Rows, rulesOfMembers } from '../account/rows.ts';
import { fewMembers, type Peer } from './peer.ts';

/** Deny overrides; a policy names a bundle of permissions and a reach, which two functions look into. */
const model = `
[request_definition]
r = act, obj
[policy_definition]
p = bundle, reach, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = holds(p.bundle, r.act) && reaches(p.reach, r.obj)
`;

/**
 * casbin: one enforcer per member with that member's policies alone (its filtered policies), made when the member is
 * first asked about. With everybody's policies in one enforcer it goes through all of them at every question.
 */
export function openCasbin(rows: Rows): Peer<readonly string[]> {
  const { members, resources, permissions } = rows;
  const rulesOf = rulesOfMembers(rows);
  const names = (all: readonly string[]) => (places: readonly number[]) =>
    new Set(places.map((at) => all[at] ?? ''));
  const bundles = new Map(rows.bundles.map((bundle, at) => [`${at}`, names(permissions)(bundle)]));
  const lists = new Map(rows.lists.map((list, at) => [`${at}`, names(resources)(list)]));
  const account = resources[0];
  const holds = (bundle: string, act: string) => bundles.get(bundle)?.has(act) ?? false;
  const reaches = (reach: string, obj: string) =>
    reach === `${everywhere}` ||
    (reach === `${everyZone}` ? obj !== account : (lists.get(reach)?.has(obj) ?? false));

  const places = new Map(members.map((id, at) => [id, at]));
  const made = new Map<string, Enforcer>();
  const make = async (member: string): Promise<Enforcer> => {
    const enforcer = await newEnforcer(newModelFromString(model));
    await enforcer.addFunction('holds', holds);
    await enforcer.addFunction('reaches', reaches);
    const rules = rulesOf(places.get(member) ?? -1);
    const policies = rules.map(({ bundle, reach, effect }) => [`${bundle}`, `${reach}`, effect]);
    await enforcer.addPolicies([...new Map(policies.map((policy) => [policy.join(), policy])).values()]);
    made.set(member, enforcer);
    return enforcer;
  };
  const can = async (member: string, permission: string, resource: string) =>
    (made.get(member) ?? (await make(member))).enforceSync(permission, resource);
  const whoCan = async (permission: string, resource: string) => {
    const found: string[] = [];
    for (const member of members) if (await can(member, permission, resource)) found.push(member);
    return found;
  };
  return {
    answers: 'later',
    can,
    whoCan: members.length <= fewMembers ? whoCan : null,
    keysOf: (found) => found,
  };
}
