import { accountKey, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, isRow, list, type Row, row, seal, text } from '@grantlens/snapshot/internal';
import { withLedgers } from '../ledgers.ts';
import type { Named } from '../named.ts';
import { randomFrom } from '../random.ts';
import { legible } from '../words/snapshot-words.ts';

/** The snapshot with some of its collections replaced and a new seal. */
export function edited(
  { digest: _digest, ...rest }: Snapshot,
  changed: Partial<Snapshot['collections']>,
): Snapshot {
  const collections = withLedgers({ ...rest.collections, ...changed }, rest.takenAt.end);
  return legible(seal({ ...rest, collections }));
}

/** The same snapshot with every list and every object in another order, and some rows twice. */
export function disordered(snapshot: Snapshot, seed: number): Snapshot {
  const random = randomFrom(seed);
  const mixed = <T>(all: readonly T[]): readonly T[] =>
    all
      .map((value) => ({ value, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ value }) => value);
  const mix = (value: unknown): unknown => {
    if (Array.isArray(value)) return mixed([...value, ...value.filter(() => random() < 0.3)]).map(mix);
    if (!isRow(value)) return value;
    return Object.fromEntries(mixed(Object.entries(value)).map(([key, field]) => [key, mix(field)]));
  };
  return edited(snapshot, mix(snapshot.collections) as Snapshot['collections']);
}

/** The same snapshot with every row of a collection rewritten. */
export function rewritten(snapshot: Snapshot, name: CollectionName, write: (one: Row) => Row): Snapshot {
  const collection = snapshot.collections[name];
  const items = list(collection.items).map((one) => (isRow(one) ? write(one) : one));
  return edited(snapshot, { [name]: { ...collection, items } });
}

const holders = ['members', 'userGroups', 'accountTokens'] as const;

/** The snapshot with another policy in the `policies` of a member, user group or token, known by its id. */
export function withPolicy(
  snapshot: Snapshot,
  holder: (typeof holders)[number],
  id: string,
  policy: Row,
): Snapshot {
  return rewritten(snapshot, holder, (one) =>
    one.id === id && Array.isArray(one.policies) ? { ...one, policies: [...one.policies, policy] } : one,
  );
}

/** A policy of one permission group on the whole account (`*`) or on some things in it. */
export function policyOf(
  snapshot: Snapshot,
  access: 'allow' | 'deny',
  permissionGroup: string,
  objects: readonly string[],
): Row {
  const listed = list(snapshot.collections.permissionGroups.items).filter(isRow);
  const group = listed.find(({ id }) => id === permissionGroup) ?? { id: permissionGroup };
  const scope = { key: accountKey(String(snapshot.account.id)), objects: objects.map((key) => ({ key })) };
  return { access, permission_groups: [group], resource_groups: [{ scope }] };
}

/** The snapshot without any policy that is not certainly a deny, and without the older roles. */
export function withoutAllows(snapshot: Snapshot): Snapshot {
  const isDeny = (policy: unknown) => [row(policy).access, row(policy).effect].includes('deny');
  const strip = (one: Row) => ({ ...one, policies: list(one.policies).filter(isDeny), roles: [] });
  return holders.reduce((before, name) => rewritten(before, name, strip), snapshot);
}

/** The snapshot with a member in some more user groups; each is one of `someMember` and `someGroups`, or an id. */
export function addedTo(
  snapshot: Snapshot,
  member: Named | string,
  userGroups: readonly (Named | string)[],
): Snapshot {
  const idIn = (it: Named | string) => (typeof it === 'string' ? it : it.id);
  const row = { id: idIn(member) };
  return regrouped(snapshot, userGroups.map(idIn), (rows) => [
    ...rows.filter(({ id }) => id !== row.id),
    row,
  ]);
}

/** The snapshot with the members of some user groups changed. */
export function regrouped(
  snapshot: Snapshot,
  userGroups: readonly string[],
  change: (rows: readonly Row[]) => readonly Row[],
): Snapshot {
  const { userGroupMembers } = snapshot.collections;
  const changed = userGroups.map((group) => {
    const shown = list(userGroupMembers.items[group]);
    return [group, [...shown.filter((one) => !isRow(one)), ...change(shown.filter(isRow))]] as const;
  });
  const items = {
    ...userGroupMembers.items,
    ...Object.fromEntries(changed),
  } as typeof userGroupMembers.items;
  return edited(snapshot, { userGroupMembers: { ...userGroupMembers, items } });
}

/** The ways in which less of an account can be seen, with nothing false in what is seen. */
export const hidings = [
  'userGroups',
  'userGroupMembers',
  'resourceGroups',
  'policies',
  'access',
  'permission_groups',
  'resource_groups',
] as const;

export type Hiding = (typeof hidings)[number];

/** The snapshot as somebody sees it who may not see one thing: a collection, or a field of a member's policies. */
export function hidden(snapshot: Snapshot, hiding: Hiding, member: string): Snapshot {
  if (hiding === 'userGroups' || hiding === 'userGroupMembers' || hiding === 'resourceGroups') {
    const items = hiding === 'userGroupMembers' ? {} : [];
    return edited(snapshot, { [hiding]: { ...snapshot.collections[hiding], status: 'forbidden', items } });
  }
  return rewritten(snapshot, 'members', (one) => {
    if (text(one.id) !== member) return one;
    if (hiding === 'policies') return { ...one, policies: null, roles: null };
    const policies = list(one.policies).map((policy) => ({ ...row(policy), [hiding]: null }));
    return { ...one, policies: Array.isArray(one.policies) ? policies : one.policies };
  });
}

/** The snapshot without the policies of an id, of every holder. */
export function withoutPolicy(snapshot: Snapshot, policy: string): Snapshot {
  const strip = (one: Row) =>
    Array.isArray(one.policies)
      ? { ...one, policies: one.policies.filter((each) => row(each).id !== policy) }
      : one;
  return holders.reduce((before, name) => rewritten(before, name, strip), snapshot);
}
