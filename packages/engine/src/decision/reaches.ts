import type { Account, PermissionGroup, Scope } from '@grantlens/snapshot';
import {
  actsOnEverything,
  everyOf,
  isOfType,
  lookupIn,
  type PolicyGrant,
  resourceTypes,
  typesActedOn,
  wholeAccount,
} from '@grantlens/snapshot/internal';
import type { Grant } from '../access/grant.ts';
import type { Resource } from './resource.ts';

/**
 * Whether a grant of a permission group reaches a resource (S6, S7); nothing reaches one of another account (S5). What
 * is in doubt is marked on the grant as a gap and counts as reaching here: a scope that could not be read, a group
 * without a type, or of another type.
 */
export function reaches(
  { scope }: Pick<PolicyGrant, 'scope'>,
  group: PermissionGroup | null,
  resource: Resource,
): boolean {
  if (resource.kind === 'foreign') return false;
  if (scope === null || scope.kind === 'account') {
    // A group typed otherwise never acts on the account itself, wherever its scope turns out to be.
    if (actsOnEverything(group)) return true;
    return scope === null ? resource.kind !== 'account' : isOfType(group, resource.type);
  }
  return scope.kind === 'type' ? scope.type === resource.type : scope.resource === resource.identity;
}

/** Whether a grant reaches, or may, the resources of a type that nothing speaks of: then it reaches everything (S6, S7). */
export function reachesEverything(
  { scope }: Pick<PolicyGrant, 'scope'>,
  group: PermissionGroup | null,
): boolean {
  return scope === null || (scope.kind === 'account' && actsOnEverything(group));
}

/**
 * Where a grant acts, in symbols: a group typed otherwise than the account acts on every resource of its types there
 * (S7). A scope that could not be read may be anywhere in the account.
 */
export function scopesOf(
  { cell, permissionGroup }: Pick<Grant, 'cell' | 'permissionGroup'>,
  account: Account,
): readonly Scope[] {
  return scopesActedOn(permissionGroup, cell.scope ?? wholeAccount(account.id));
}

/** Where in a scope a permission group acts: in all of it, or on the types that the whole account has for it (S7). */
export function scopesActedOn(group: PermissionGroup | null, scope: Scope): readonly Scope[] {
  const types = scope.kind === 'account' ? typesActedOn(group) : null;
  return types === null ? [scope] : types.map((type) => everyOf(type));
}

/**
 * Where a grant could count, in symbols. As `scopesOf`; where the scope could not be read, also everything of every
 * other type, for a group typed otherwise counts there as "maybe" (S7, S12).
 */
export function possibleScopesOf(
  part: Pick<Grant, 'cell' | 'permissionGroup'>,
  account: Account,
): readonly Scope[] {
  const scopes = scopesOf(part, account);
  if (part.cell.scope !== null || scopes.some(({ kind }) => kind === 'account')) return scopes;
  const others = typesIn(account).filter((type) => !isOfType(part.permissionGroup, type));
  return [...scopes, ...others.map((type) => everyOf(type))];
}

const knownTypes = new WeakMap<Account, readonly string[]>();

/** Every type of resource that the account or this program speaks of, in order; not the account itself. */
function typesIn(account: Account): readonly string[] {
  const known = knownTypes.get(account);
  if (known !== undefined) return known;
  const types = new Set<string>(Object.values(resourceTypes));
  for (const group of account.permissionGroups.values())
    for (const type of group.types ?? []) types.add(type);
  for (const type of lookupIn(account).scopeTypes()) types.add(type);
  types.delete(resourceTypes.account);
  const found = [...types].sort();
  knownTypes.set(account, found);
  return found;
}
