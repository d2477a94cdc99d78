import { Ability, type RawRuleOf, subject } from '@casl/ability';
import { everywhere, everyZone, type Rows, type Rule, rulesOfMembers } from '../account/rows.ts';
import { byAsking, type Peer } from './peer.ts';

type Reaches = (asked: Readonly<Record<string, unknown>>) => boolean;
type OfMember = Ability<[string, 'Account' | 'Zone' | 'all' | { readonly id: string }], Reaches>;

/** Members up to which every ability is made at the start; beyond, each when it is first asked for. */
const madeAtStart = 5_000;

const never: Reaches = () => false;

/**
 * CASL: one ability per member; the last rule that fits decides, so denies stand last. Conditions are functions over a
 * Set of zones (its lambda matcher): `$in` in its query language takes longer.
 */
export function openCasl(rows: Rows): Peer<readonly string[]> {
  const { members, resources } = rows;
  const rulesOf = rulesOfMembers(rows);
  const actions = rows.bundles.map((bundle) => bundle.map((at) => rows.permissions[at] ?? ''));
  const conditions = rows.lists.map((list): Reaches => {
    const zones = new Set<unknown>(list.map((at) => resources[at]));
    return ({ id }) => zones.has(id);
  });
  const ruleOf = ({ effect, bundle, reach }: Rule): RawRuleOf<OfMember> => ({
    action: [...(actions[bundle] ?? [])],
    subject: reach === everywhere ? 'all' : 'Zone',
    ...(reach === everywhere || reach === everyZone ? {} : { conditions: conditions[reach] ?? never }),
    inverted: effect === 'deny',
  });
  const shared = new Map(rows.rules.map((rule) => [rule, ruleOf(rule)]));
  const made = new Map<string, OfMember>();
  const places = new Map(members.map((id, at) => [id, at]));
  const make = (member: string): OfMember => {
    const mine = rulesOf(places.get(member) ?? -1);
    const ordered = [
      ...mine.filter(({ effect }) => effect === 'allow'),
      ...mine.filter(({ effect }) => effect === 'deny'),
    ];
    const ability: OfMember = new Ability(
      ordered.flatMap((rule) => shared.get(rule) ?? []),
      { conditionsMatcher: (matches) => matches },
    );
    made.set(member, ability);
    return ability;
  };
  if (members.length <= madeAtStart) for (const member of members) make(member);

  const account = resources[0];
  const subjects = new Map(resources.map((id) => [id, subject(id === account ? 'Account' : 'Zone', { id })]));
  const can = (member: string, permission: string, resource: string): boolean => {
    const asked = subjects.get(resource);
    return asked !== undefined && (made.get(member) ?? make(member)).can(permission, asked);
  };
  return { answers: 'at-once', can, ...byAsking(members, can, madeAtStart) };
}
