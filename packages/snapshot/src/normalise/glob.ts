import type { AtomicPermission } from '../account/permission-group.ts';

/** Reads `area:verb`, with `*` for any letters on either side, as a test of permissions. */
export function readGlob(glob: string): (permission: AtomicPermission) => boolean {
  const [area, verb] = split(glob).map(pattern);
  return (permission) => {
    const [itsArea, itsVerb] = split(permission);
    return (area?.test(itsArea) ?? false) && (verb?.test(itsVerb) ?? false);
  };
}

function pattern(side: string): RegExp {
  const literal = side.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`);
}

/** Whether a spelling has a `*`. */
export function isGlob(spelling: string): boolean {
  return spelling.includes('*');
}

/** The permissions a list of spellings means, over the names that exist. */
export function expandGlobs(
  spellings: readonly string[],
  vocabulary: Iterable<AtomicPermission>,
): ReadonlySet<AtomicPermission> {
  const globs = spellings.filter(isGlob).map(readGlob);
  const expanded = new Set(spellings.filter((spelling) => !isGlob(spelling)));
  for (const permission of vocabulary) {
    if (globs.some((matches) => matches(permission))) expanded.add(permission);
  }
  return expanded;
}

function split(spelling: string): readonly [area: string, verb: string] {
  const colon = spelling.indexOf(':');
  return [spelling.slice(0, colon), spelling.slice(colon + 1)];
}
