/** The names small accounts are made of: two permission groups that hold one permission each, two zones. */
export const groups = ['pilots', 'dockers'] as const;
export const zones = ['da000000000000000000000000000001', 'da000000000000000000000000000002'] as const;

type Group = (typeof groups)[number];

/** One policy: of one or both permission groups, on the whole account (`*`), or on one or both of the zones. */
export interface SmallPolicy {
  readonly access: 'allow' | 'deny';
  readonly groups: readonly Group[];
  readonly on: readonly string[];
}

/** The policies of one holder, a member or a user group. */
export type PolicySet = readonly SmallPolicy[];

/** One member with what it holds itself and by each user group it is in. */
export interface Profile {
  readonly own: PolicySet;
  readonly byGroup: readonly PolicySet[];
}

const effects = ['allow', 'deny'] as const;
const oneGroup: readonly (readonly Group[])[] = groups.map((group) => [group]);
const onePlace: readonly (readonly string[])[] = [['*'], ...zones.map((zone) => [zone])];

function policies(
  access: SmallPolicy['access'],
  of: readonly (readonly Group[])[],
  places: readonly (readonly string[])[],
): readonly SmallPolicy[] {
  return of.flatMap((some) => places.map((on) => ({ access, groups: some, on })));
}

const none: PolicySet = [];
const single = (access: SmallPolicy['access']) => policies(access, oneGroup, onePlace);

/** No policy, or one of one permission group on one place: 13. */
export const plainSets: readonly PolicySet[] = [none, ...effects.flatMap(single).map((policy) => [policy])];

/** No policy, or one, of any permission groups on any places: 25. */
export const wideSets: readonly PolicySet[] = [
  none,
  ...effects
    .flatMap((access) => policies(access, [...oneGroup, groups], [...onePlace, zones]))
    .map((policy) => [policy]),
];

/** At most one allow and at most one deny, each of one permission group on one place: 49. */
export const mixedSets: readonly PolicySet[] = [none, ...single('allow').map((policy) => [policy])].flatMap(
  (allow) => [allow, ...single('deny').map((deny) => [...allow, deny])],
);

/**
 * Every member that can be made of some policy sets, in at most `most` user groups; the order of user groups
 * does not matter.
 */
export function profilesOf(policySets: readonly PolicySet[], most: 1 | 2): readonly Profile[] {
  const pairs =
    most === 1 ? [] : policySets.flatMap((one, n) => policySets.slice(n).map((other) => [one, other]));
  const memberships: readonly (readonly PolicySet[])[] = [[], ...policySets.map((one) => [one]), ...pairs];
  return policySets.flatMap((own) => memberships.map((byGroup) => ({ own, byGroup })));
}

/** Two members and two user groups, by the number of each one's policy set, and who is in which group. */
export interface Pair {
  readonly members: readonly [number, number];
  readonly userGroups: readonly [number, number];
  /** Member by user group: m0g0, m0g1, m1g0, m1g1. */
  readonly joined: readonly [boolean, boolean, boolean, boolean];
}

/**
 * Every account of two members and two user groups, but for those that are another with its members, its user groups,
 * its zones or its permission groups renamed.
 */
export function* pairsOf(policySets: readonly PolicySet[]): Generator<Pair> {
  const byText = new Map(policySets.map((policySet, n) => [textOf(policySet), n]));
  const renamings = [
    (text: string) => text,
    swapped(zones),
    swapped(groups),
    (text: string) => swapped(zones)(swapped(groups)(text)),
  ];
  const maps = renamings.map((rename) =>
    policySets.map((policySet) => byText.get(textOf(renamed(policySet, rename))) ?? 0),
  );
  const numbers = policySets.map((_, n) => n);
  for (const a of numbers)
    for (const b of numbers)
      for (const c of numbers)
        for (const d of numbers)
          for (let bits = 0; bits < 16; bits += 1) {
            const [ac, ad, bc, bd] = [(bits & 8) > 0, (bits & 4) > 0, (bits & 2) > 0, (bits & 1) > 0];
            const pair: Pair = { members: [a, b], userGroups: [c, d], joined: [ac, ad, bc, bd] };
            if (isFirst(pair, maps, policySets.length)) yield pair;
          }
}

type Renaming = (text: string) => string;

const swapped =
  ([one, other]: readonly [string, string]): Renaming =>
  (text) =>
    text === one ? other : text === other ? one : text;

const renamed = (policySet: PolicySet, rename: Renaming) =>
  policySet.map(({ access, groups: of, on }) => ({ access, groups: of.map(rename), on: on.map(rename) }));

const textOf = (
  policySet: readonly { readonly groups: readonly string[]; readonly on: readonly string[] }[],
): string =>
  JSON.stringify(
    policySet.map((policy) => ({ ...policy, groups: [...policy.groups].sort(), on: [...policy.on].sort() })),
  );

/** Whether no renaming of an account comes before it in the order in which accounts are made. */
function isFirst(
  { members: [a, b], userGroups: [c, d], joined: [ac, ad, bc, bd] }: Pair,
  maps: readonly (readonly number[])[],
  base: number,
): boolean {
  const place = (policySets: readonly number[], joined: readonly boolean[]) =>
    joined.reduce(
      (sum, isIn) => sum * 2 + Number(isIn),
      policySets.reduce((sum, policySet) => sum * base + policySet, 0),
    );
  const own = place([a, b, c, d], [ac, ad, bc, bd]);
  return maps.every((map) => {
    const [w, x, y, z] = [map[a] ?? 0, map[b] ?? 0, map[c] ?? 0, map[d] ?? 0];
    return (
      own <= place([w, x, y, z], [ac, ad, bc, bd]) &&
      own <= place([x, w, y, z], [bc, bd, ac, ad]) &&
      own <= place([w, x, z, y], [ad, ac, bd, bc]) &&
      own <= place([x, w, z, y], [bd, bc, ad, ac])
    );
  });
}
