import type { AtomicPermission } from '../account/permission-group.ts';

/** Whether `area:verb`, with `*` for either side, means a permission. */
export function matchesGlob(glob: string, permission: AtomicPermission): boolean {
  const [area, verb] = split(glob);
  const [wantedArea, wantedVerb] = split(permission);
  return (area === '*' || area === wantedArea) && (verb === '*' || verb === wantedVerb);
}

/** Whether a spelling has a `*` side. */
export function isGlob(spelling: string): boolean {
  return split(spelling).includes('*');
}

/** The permissions a list of spellings means, over the names that exist. */
export function expandGlobs(
  spellings: readonly string[],
  vocabulary: Iterable<AtomicPermission>,
): ReadonlySet<AtomicPermission> {
  const globs = spellings.filter(isGlob);
  const expanded = new Set(spellings.filter((spelling) => !isGlob(spelling)));
  for (const permission of vocabulary) {
    if (globs.some((glob) => matchesGlob(glob, permission))) expanded.add(permission);
  }
  return expanded;
}

function split(spelling: string): readonly [area: string, verb: string] {
  const colon = spelling.indexOf(':');
  return [spelling.slice(0, colon), spelling.slice(colon + 1)];
}
