import { isRow, type Row } from '../state/row.ts';

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
  const mixed = [...list];
  for (let left = mixed.length; left > 1; left -= 1) {
    const taken = Math.floor(random() * left);
    const last = left - 1;
    [mixed[last], mixed[taken]] = [mixed[taken] as T, mixed[last] as T];
  }
  return mixed;
}

/**
 * A JSON value in which everything that has no order is in some order. What has an order is not copied:
 * most of a large answer has.
 */
export function unsettled(value: unknown, random: Random, key = ''): unknown {
  if (Array.isArray(value)) return unsettledList(value, random, key);
  return isRow(value) ? unsettledRow(value, random, key) : value;
}

function unsettledList(list: readonly unknown[], random: Random, key: string): readonly unknown[] {
  let copy: unknown[] | undefined;
  for (const [at, item] of list.entries()) {
    const inner = unsettled(item, random);
    if (inner === item) continue;
    copy ??= [...list];
    copy[at] = inner;
  }
  const items = copy ?? list;
  return sets.has(key) ? shuffled(items, random) : items;
}

function unsettledRow(row: Row, random: Random, key: string): Row {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(row)) {
    const value = row[name];
    const inner = typeof value === 'object' ? unsettled(value, random, name) : value;
    if (inner === value) continue;
    copy ??= { ...row };
    copy[name] = inner;
  }
  const settled = copy ?? row;
  return maps.has(key) ? Object.fromEntries(shuffled(Object.entries(settled), random)) : settled;
}
