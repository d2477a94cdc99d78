/**
 * What a text means: all that the first of these ways finds, of those that find anything. Ids come before
 * names, because people choose names, and one may be chosen to be the id of something else.
 */
export function firstMeant<T>(
  candidates: readonly T[],
  ways: readonly ((candidate: T) => boolean)[],
): readonly T[] {
  for (const way of ways) {
    const found = candidates.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}
