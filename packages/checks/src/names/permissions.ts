import { type Permission, resolvePermission } from '@grantlens/engine';
import type { AskedPermission } from '@grantlens/engine/internal';
import { type Account, GrantlensError } from '@grantlens/snapshot';
import { cataloguedGroup } from '@grantlens/snapshot/internal';
import type { Blame } from '../file/fault.ts';
import type { LocatedText } from '../file/located.ts';

/**
 * Any of the permissions that some texts name; null, with a fault for each, where one is neither in the snapshot nor in
 * the catalogue.
 */
export function permissionsNamed(
  texts: readonly LocatedText[],
  account: Account,
  blame: Blame,
): Permission | null {
  const found = texts.map((text) => permissionNamed(text, account, blame));
  if (found.some((one) => one === null)) return null;
  const all = found.filter((one) => one !== null);
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return only;
  const of = new Map(all.flatMap(partsOf).map((one) => [nameOf(one), one]));
  const glob = texts.map(({ value }) => value).join(', ');
  return of.size === 0 ? null : { kind: 'any', glob, of: [...of.values()] };
}

function permissionNamed({ value, at }: LocatedText, account: Account, blame: Blame): Permission | null {
  try {
    return resolvePermission(value, account);
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    const group = cataloguedGroup(value.trim());
    if (group !== null) return { kind: 'group', group };
    blame(at, error.message);
    return null;
  }
}

/** The single permissions, or the permission group, that a permission is made of. */
export function partsOf(permission: Permission): readonly AskedPermission[] {
  return permission.kind === 'any' ? permission.of : [permission];
}

function nameOf(one: AskedPermission): string {
  return one.kind === 'atomic' ? `#${one.name}` : one.group.key;
}

/** Equal for permissions that ask for the same. */
export function permissionKey(permission: Permission): string {
  return JSON.stringify(partsOf(permission).map(nameOf).sort());
}
