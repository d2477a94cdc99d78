/**
 * What every peer is given: the account as tables of small numbers, read from the raw snapshot and not by the
 * engine.
 */
export interface Rows {
  /** Keys of principals, `member:<id>`; a member is known by its place. */
  readonly members: readonly string[];
  readonly userGroups: readonly string[];
  /** Keys as Cloudflare spells them: the account first, then every zone. */
  readonly resources: readonly string[];
  /** The atomic permissions, and behind them the ids of the permission groups. */
  readonly permissions: readonly string[];
  /** How many of the permissions are atomic. */
  readonly atomic: number;
  /** Permissions by their places, each distinct content once. */
  readonly bundles: readonly (readonly number[])[];
  /** Zones by their places in `resources`, each list once. */
  readonly lists: readonly (readonly number[])[];
  /** Of each member, the places of its user groups. */
  readonly memberships: readonly (readonly number[])[];
  readonly rules: readonly Rule[];
}

/** What a policy gives or takes: one of them per policy and kind of reach, mostly one. */
export interface Rule {
  /** Whose: a member's place, or the number of members and then a user group's. */
  readonly holder: number;
  readonly effect: 'allow' | 'deny';
  readonly bundle: number;
  /** The place of a list of zones, or one of the two wide ones. */
  readonly reach: number;
}

/** The account and everything in it. */
export const everywhere = -1;
/** Every zone, but not the account. */
export const everyZone = -2;

/** The rules of each holder. */
export function rulesByHolder(rows: Rows): readonly (readonly Rule[])[] {
  const holders: Rule[][] = Array.from({ length: rows.members.length + rows.userGroups.length }, () => []);
  for (const rule of rows.rules) holders[rule.holder]?.push(rule);
  return holders;
}

/** Every rule a member has, its own and those of its groups. */
export function rulesOfMembers(rows: Rows): (member: number) => readonly Rule[] {
  const byHolder = rulesByHolder(rows);
  return (member) =>
    [member, ...(rows.memberships[member] ?? []).map((group) => rows.members.length + group)].flatMap(
      (holder) => byHolder[holder] ?? [],
    );
}
