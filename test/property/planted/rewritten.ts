import type { Snapshot } from '@grantlens/snapshot';

/** A row of the API. */
export type Row = Readonly<Record<string, unknown>>;

export const isRow = (it: unknown): it is Row => typeof it === 'object' && it !== null && !Array.isArray(it);
export const list = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);

/** The account as somebody reads it who takes every row of a collection for another. */
export function withRows(
  snapshot: Snapshot,
  name: 'members' | 'userGroups' | 'accountTokens',
  write: (one: Row) => Row,
): Snapshot {
  const collection = snapshot.collections[name];
  const items = list(collection.items).map((one) => (isRow(one) ? write(one) : one));
  return { ...snapshot, collections: { ...snapshot.collections, [name]: { ...collection, items } } };
}

/** The account with every policy of a kind of holder taken for another. */
export function withPolicies(
  snapshot: Snapshot,
  names: readonly ('members' | 'userGroups')[],
  write: (policy: Row) => Row,
): Snapshot {
  const ofOne = (one: Row) =>
    Array.isArray(one.policies)
      ? { ...one, policies: one.policies.map((policy: unknown) => (isRow(policy) ? write(policy) : policy)) }
      : one;
  return names.reduce((before, name) => withRows(before, name, ofOne), snapshot);
}

/** The account with every text and list in its collections taken for another, however deep. */
export function withValues(snapshot: Snapshot, write: (value: unknown, key: string) => unknown): Snapshot {
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value))
      return write(
        value.map((one) => walk(one, '')),
        key,
      );
    if (!isRow(value)) return write(value, key);
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, walk(field, name)]));
  };
  return { ...snapshot, collections: walk(snapshot.collections, '') as Snapshot['collections'] };
}
