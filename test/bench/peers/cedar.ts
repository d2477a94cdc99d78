import { createRequire } from 'node:module';
import { everywhere, everyZone, type Rows, type Rule, rulesOfMembers } from '../account/rows.ts';
import { byAsking, fewMembers, type Peer } from './peer.ts';

type Cedar = typeof import('@cedar-policy/cedar-wasm/nodejs');

const entity = (type: string, id: string) => ({ type, id });
const spelled = (type: string, id: string) => `${type}::${JSON.stringify(id)}`;

/**
 * Cedar in WebAssembly: one policy set per member with that member's policies alone, parsed when the member is first
 * asked about. No entities cross the border: zones stand in the policies.
 */
export function openCedar(rows: Rows): Peer<readonly string[]> {
  const cedar = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs') as Cedar;
  const { members, resources, permissions } = rows;
  const rulesOf = rulesOfMembers(rows);
  const account = resources[0] ?? '';
  const actions = rows.bundles.map((bundle) =>
    bundle.map((at) => spelled('Action', permissions[at] ?? '')).join(', '),
  );
  const lists = rows.lists.map((list) => list.map((at) => spelled('Zone', resources[at] ?? '')).join(', '));
  const where = (reach: number): string => {
    if (reach === everywhere) return '';
    return reach === everyZone
      ? ' when { resource is Zone }'
      : ` when { [${lists[reach]}].contains(resource) }`;
  };
  const policyOf = ({ effect, bundle, reach }: Rule) =>
    `${effect === 'allow' ? 'permit' : 'forbid'} (principal, action in [${actions[bundle]}], resource)${where(reach)};`;

  const places = new Map(members.map((id, at) => [id, at]));
  const parsed = new Set<string>();
  const parse = (member: string): void => {
    const policies = rulesOf(places.get(member) ?? -1).map(policyOf);
    const answer = cedar.preparsePolicySet(member, { staticPolicies: policies.join('\n') });
    if (answer.type === 'failure') throw new Error(answer.errors[0]?.message);
    parsed.add(member);
  };
  const can = (member: string, permission: string, resource: string): boolean => {
    if (!parsed.has(member)) parse(member);
    const answer = cedar.statefulIsAuthorized({
      principal: entity('Member', member),
      action: entity('Action', permission),
      resource: entity(resource === account ? 'Account' : 'Zone', resource),
      context: {},
      preparsedPolicySetId: member,
      entities: [],
    });
    if (answer.type === 'failure') throw new Error(answer.errors[0]?.message);
    return answer.response.decision === 'allow';
  };
  return { answers: 'at-once', can, ...byAsking(members, can, fewMembers) };
}
