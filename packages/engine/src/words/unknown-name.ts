import { type Account, GrantlensError } from '@grantlens/snapshot';
import { parseKey, resourceTypes } from '@grantlens/snapshot/internal';
import { everydayPermission } from './everyday.ts';
import { didYouMean } from './nearest.ts';

// What is said of a key that names nothing. A library is given keys where a person types names, and a name in the place
// of a key is the usual mistake.

/** The error for a key that no principal has. */
export function unknownPrincipal(typed: string, { principals }: Account): GrantlensError {
  const lower = typed.toLowerCase();
  const named = principals.find((one) =>
    [one.id, one.email, one.name].some((words) => words?.toLowerCase() === lower),
  );
  const names = principals.flatMap(({ key, email, name }) => [key, email ?? [], name ?? []].flat());
  const hint =
    named === undefined ? didYouMean(typed, names) : `; that ${named.kind} has the key "${named.key}"`;
  return new GrantlensError('principal-unknown', `no principal of the account has the key "${typed}"${hint}`);
}

/** The error for a permission, or the key of a permission group, that the account does not know. */
export function unknownPermission(typed: string, { permissions, permissionGroups }: Account): GrantlensError {
  const groups = [...permissionGroups.values()];
  const bare = typed.replace(/^#/, '');
  const named = groups.find(({ id, label, name }) => [id, label, name].includes(typed));
  const near = bare.includes(':')
    ? permissions
    : [...permissions, ...groups.flatMap(({ key, name }) => [key, name ?? []].flat())];
  const hint =
    named === undefined
      ? didYouMean(everydayPermission(bare), near)
      : `; the permission group of that name has the key "${named.key}"`;
  return new GrantlensError('permission-unknown', `the account has no permission "${typed}"${hint}`);
}

/** The error for a text that is not the key of a resource. */
export function unknownResource(typed: string, account: Account): GrantlensError {
  const name = typed.replace(`${resourceTypes.zone}.`, '').toLowerCase();
  const named = account.zones.find((zone) => zone.id === name || zone.name?.toLowerCase() === name);
  const names = account.zones.flatMap((zone) => [zone.name ?? [], zone.key].flat());
  const hint = named === undefined ? didYouMean(name, names) : `; that zone has the key "${named.key}"`;
  return new GrantlensError('resource-unknown', `"${typed}" is not the key of a resource${hint}`);
}

/**
 * Whether a text is spelled as the key of one resource. Nothing lists everything that can have a key, so every type is
 * taken as it comes, and so is a zone that is not there yet (S6); but a zone has an id in its key, not its name.
 */
export function isOneKey(text: string): boolean {
  if (!text.startsWith('com.cloudflare.')) return false;
  const { type, id } = parseKey(text);
  return id !== '' && id !== '*' && !type.startsWith(`${resourceTypes.zone}.`);
}
