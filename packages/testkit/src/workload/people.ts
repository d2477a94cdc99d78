import { addTo, type Row } from '@grantlens/snapshot/internal';
import { different, type Random, zipf } from './random.ts';
import { type Counts, shares } from './size.ts';

/** Everybody in an account, and who is in which user group. */
export interface People {
  readonly members: readonly Row[];
  readonly userGroups: readonly Row[];
  /** Group id to the rows of its members. */
  readonly userGroupMembers: Readonly<Record<string, readonly Row[]>>;
}

/** Gives policies: most to user groups, the rest to a share of the members. */
export function peopleOf(counts: Counts, policies: readonly Row[], random: Random): People {
  const onGroups = Math.round(policies.length * shares.policiesOnUserGroups);
  const ofGroup = dealt(policies.slice(0, onGroups), () => random.below(counts.userGroups));
  const holders = different(Math.round(counts.members * shares.holdPoliciesThemselves), () =>
    random.below(counts.members),
  );
  const ofMember = dealt(policies.slice(onGroups), () => random.pick(holders));

  const members = Array.from({ length: counts.members }, (_, n) =>
    memberOf(n, ofMember.get(n) ?? [], random),
  );
  // Of a few members the credential sees no policies (S3).
  for (let gaps = Math.max(1, Math.round(counts.members * shares.gaps)); gaps > 0; gaps--) {
    const at = random.below(members.length);
    members[at] = { ...members[at], policies: null, roles: null };
  }
  const userGroups = Array.from({ length: counts.userGroups }, (_, n) => ({
    id: random.id(),
    name: `Shift ${n + 1}`,
    status: 'V',
    ...(ofGroup.has(n) ? { policies: ofGroup.get(n) } : {}),
  }));
  const joined = userGroups.map((): Row[] => []);
  const groupsOf = memberships(counts, random);
  for (const { id, user } of members) {
    const { email } = user as { readonly email: string };
    for (const group of groupsOf()) joined[group]?.push({ id, email });
  }
  return {
    members,
    userGroups,
    userGroupMembers: Object.fromEntries(userGroups.map(({ id }, n) => [id, joined[n] ?? []])),
  };
}

function memberOf(n: number, policies: readonly Row[], random: Random): Row {
  const name = { first_name: 'Deckhand', last_name: `${n + 1}` };
  const user = { id: random.id(), ...name, email: `deckhand.${n + 1}@harbour.example` };
  return { id: random.id(), user, status: 'accepted', api_access_enabled: null, policies, roles: [] };
}

/** Draws the user groups of one member after another: those of a job profile, of their own choice, or both. */
function memberships({ members, userGroups }: Counts, random: Random): () => readonly number[] {
  const draw = zipf(random, userGroups, 0.75);
  const some = () => different(2 + random.below(5), draw);
  const profiles = Array.from({ length: Math.ceil(members / 10) }, some);
  return () => {
    if (!random.chance(shares.followAProfile)) return some();
    const profile = random.pick(profiles);
    if (!random.chance(shares.joinMoreGroups)) return profile;
    return [...new Set([...profile, ...different(1 + random.below(2), draw)])];
  };
}

/** Rows by whom they were dealt to. */
function dealt(rows: readonly Row[], toWhom: () => number): ReadonlyMap<number, readonly Row[]> {
  const given = new Map<number, Row[]>();
  for (const row of rows) addTo(given, toWhom(), row);
  return given;
}
