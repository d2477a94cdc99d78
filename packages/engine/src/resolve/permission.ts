import { type Account, GrantlensError, isGlob, matchesGlob, type PermissionGroup } from '@grantlens/snapshot';
import type { Permission } from '../asked/permission.ts';
import { didYouMean, orList } from './nearest.ts';

/**
 * The permission a person means: `area:verb` (a leading `#` is allowed, `*` stands for any on either side), or a
 * permission group by id, label or name.
 *
 * @throws GrantlensError `permission-unknown` when none, or several, are meant
 */
export function resolvePermission(text: string, account: Account): Permission {
  const wanted = text.trim();
  const groups = groupsMeant(wanted, [...account.permissionGroups.values()]);
  const [group, ...others] = groups;
  if (group !== undefined) {
    if (others.length === 0) return { kind: 'group', group };
    const ids = groups.map(({ key, side, types }) => `${key} (${side}, ${typeWords(types)})`);
    throw new GrantlensError(
      'permission-unknown',
      `"${wanted}" names ${groups.length} permission groups: use the id, ${orList(ids)}`,
    );
  }
  return resolveAtomic(wanted, account);
}

/** By id, then label, then exact name, then name without regard to case: the first that finds any. */
function groupsMeant(wanted: string, groups: readonly PermissionGroup[]): readonly PermissionGroup[] {
  const lower = wanted.toLowerCase();
  const ways: readonly ((group: PermissionGroup) => boolean)[] = [
    ({ key, id }) => id === wanted || key === wanted,
    ({ label }) => label === wanted,
    ({ name }) => name === wanted,
    ({ name }) => name?.toLowerCase() === lower,
  ];
  return ways.map((way) => groups.filter(way)).find((found) => found.length > 0) ?? [];
}

function resolveAtomic(wanted: string, account: Account): Permission {
  const bare = wanted.replace(/^#/, '');
  const spelled = /^(\w+)_(edit|read)$/.exec(bare);
  const candidates =
    wanted.startsWith('#') && spelled !== null ? [bare, `${spelled[1]}:${spelled[2]}`] : [bare];
  const known = account.permissions.find((name) => candidates.includes(name));
  if (known !== undefined) return { kind: 'atomic', name: known };
  if (bare.includes(':') && isGlob(bare)) {
    const names = account.permissions.filter((name) => matchesGlob(bare, name));
    if (names.length > 0)
      return { kind: 'any', glob: bare, of: names.map((name) => ({ kind: 'atomic', name })) };
  }
  const groupNames = [...account.permissionGroups.values()].flatMap(({ name, label }) =>
    [name ?? [], label ?? []].flat(),
  );
  const near = didYouMean(bare, [...account.permissions, ...groupNames]);
  throw new GrantlensError(
    'permission-unknown',
    `there is no permission or permission group "${wanted}"${near}`,
  );
}

function typeWords(types: ReadonlySet<string> | null): string {
  return types === null ? 'of no known type' : [...types].map((type) => type.split('.').at(-1)).join(' and ');
}
