import { types } from '../keys/resource-type.ts';
import type { PermissionGroup } from './permission-group.ts';

// What the type of a permission group means (S7), once for whoever decides, draws, compares or looks for findings.

type Typed = Pick<PermissionGroup, 'types'>;

/** Whether a permission group certainly means something on resources of a type. */
export function isOfType(group: Typed | null, type: string): boolean {
  return group?.types?.has(type) === true;
}

/**
 * Whether a permission group whose scope is the whole account acts on the account itself and on everything in
 * it. One of the account's type does; one that nothing gives a type, or that could not be read, possibly
 * does.
 */
export function actsOnEverything(group: Typed | null): boolean {
  const own = group?.types ?? null;
  return own === null || own.has(types.account);
}

/**
 * The types of resource on which a permission group acts where its scope is the whole account, in order: on every
 * resource of them, and not on the account itself. Null where it acts on everything.
 */
export function typesActedOn(group: Typed | null): readonly string[] | null {
  return actsOnEverything(group) ? null : [...(group?.types ?? [])].sort();
}
