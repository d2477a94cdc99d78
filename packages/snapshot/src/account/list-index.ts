import { addTo } from '../multimap.ts';
import { once } from '../remembered.ts';

/** Finds what has one of some names, and possibly others, in the order of the list. */
export type FindNamed<Key, T> = (names: Iterable<Key>) => readonly T[];

/**
 * Finds things of a list by their names. The first time all of it is given, for a list is often asked once; from the
 * second on there is an index.
 */
export function openListIndex<Key, T>(
  list: () => readonly T[],
  namesOf: (one: T) => Iterable<Key>,
): FindNamed<Key, T> {
  let isAsked = false;
  const index = once(() => {
    const found = new Map<Key, number[]>();
    for (const [at, one] of list().entries()) for (const name of namesOf(one)) addTo(found, name, at);
    return found;
  });
  return (names) => {
    if (!isAsked) {
      isAsked = true;
      return list();
    }
    const found = new Set<number>();
    for (const name of names) for (const at of index().get(name) ?? []) found.add(at);
    const all = list();
    return [...found].sort((a, b) => a - b).flatMap((at) => all.slice(at, at + 1));
  };
}
