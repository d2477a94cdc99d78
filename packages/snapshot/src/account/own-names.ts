import { type Principal, unshownName } from './principal.ts';

/** Every name by which a question may mean a principal, in small letters; one that must not be shown too. */
export function principalNames(one: Principal): readonly string[] {
  const userId = one.kind === 'member' ? one.userId : null;
  return distinctNames([one.id, userId, one.email, one.key, one.name, one[unshownName] ?? null]);
}

/** The same of a user group or a zone. */
export function ownNames(one: {
  readonly id: string | null;
  readonly name: string | null;
  readonly key: string;
  readonly [unshownName]?: string;
}): readonly string[] {
  return distinctNames([one.id, one.name, one.key, one[unshownName] ?? null]);
}

/** Some of several names, each once, in small letters. */
function distinctNames(names: readonly (string | null)[]): readonly string[] {
  return [...new Set(names.flatMap((name) => name?.toLowerCase() ?? []))];
}
