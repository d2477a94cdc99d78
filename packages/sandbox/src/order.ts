import { isRow } from './state/row.ts';

/** Numbers from 0 up to 1. */
export type Random = () => number;

// Where the live API gives no order: lists that are sets, and objects that are maps.
const sets: ReadonlySet<string> = new Set([
  'policies',
  'permission_groups',
  'resource_groups',
  'roles',
  'objects',
]);
const maps: ReadonlySet<string> = new Set(['resources', 'permissions']);

/** A source of numbers that only depends on the text (FNV-1a, then mulberry32). */
export function randomOf(text: string): Random {
  let state = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A copy of the list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** A copy of a JSON value in which everything that has no order is in some order. */
export function unsettled(value: unknown, random: Random, key = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => unsettled(item, random));
    return sets.has(key) ? shuffled(items, random) : items;
  }
  if (!isRow(value)) return value;
  const entries = Object.entries(value).map(
    ([name, inner]) => [name, unsettled(inner, random, name)] as const,
  );
  return Object.fromEntries(maps.has(key) ? shuffled(entries, random) : entries);
}
