import {
  type Account,
  type AtomicPermission,
  GrantlensError,
  type PermissionGroup,
} from '@grantlens/snapshot';
import { isGlob, readGlob, SeveralMeant } from '@grantlens/snapshot/internal';
import type { Permission } from '../decision/permission.ts';
import { everydayPermission } from '../words/everyday.ts';
import { didYouMean, orList } from '../words/nearest.ts';
import { firstMeant } from './meant.ts';

/**
 * The permission a person means: `area:verb` (a leading `#` is allowed, `*` means any on either side), or a
 * permission group by id, label or name.
 *
 * @throws GrantlensError `permission-unknown` when none, or several, are meant
 */
export function resolvePermission(text: string, account: Account): Permission {
  const wanted = text.trim();
  const atomic = atomicMeant(wanted, account);
  const groups = wanted.startsWith('#') ? [] : groupsMeant(wanted, [...account.permissionGroups.values()]);
  const [group, ...others] = groups;
  if (group === undefined) return atomic ?? globMeant(wanted, account) ?? unknown(wanted, account);
  if (others.length === 0 && atomic === null) return { kind: 'group', group };
  const candidates = [...(atomic === null ? [] : [`#${atomic.name}`]), ...groups.map(spelledGroup)];
  throw new SeveralMeant(
    'permission-unknown',
    `"${wanted}" means ${candidates.length} things: use ${orList(candidates)}`,
  );
}

function groupsMeant(wanted: string, groups: readonly PermissionGroup[]): readonly PermissionGroup[] {
  return firstMeant(groups, [
    ({ key, id }) => key === wanted || id === wanted,
    ({ label }) => label === wanted,
    ({ name }) => name === wanted,
    ({ name }) => name?.toLowerCase() === wanted.toLowerCase(),
  ]);
}

/** Every permission group that a text means by id, label or name. */
export function permissionGroupsMeant(text: string, account: Account): readonly PermissionGroup[] {
  return groupsMeant(text, [...account.permissionGroups.values()]);
}

/** The single permission that a text means; null for none. */
export function permissionMeant(text: string, account: Account): AtomicPermission | null {
  return atomicMeant(text, account)?.name ?? null;
}

function atomicMeant(wanted: string, account: Account): Extract<Permission, { kind: 'atomic' }> | null {
  const bare = wanted.replace(/^#/, '');
  const spelled = /^(\w+)_(edit|read)$/.exec(bare);
  const candidates =
    wanted.startsWith('#') && spelled !== null ? [bare, `${spelled[1]}:${spelled[2]}`] : [bare];
  const name = account.permissions.find((permission) => candidates.includes(permission));
  return name === undefined ? null : { kind: 'atomic', name };
}

function globMeant(wanted: string, account: Account): Permission | null {
  const bare = wanted.replace(/^#/, '');
  if (!bare.includes(':') || !isGlob(bare)) return null;
  const of = account.permissions.filter(readGlob(bare)).map((name) => ({ kind: 'atomic', name }) as const);
  return of.length === 0 ? null : { kind: 'any', glob: bare, of };
}

/** Who writes a colon or a # means a single permission, and who writes neither a permission group. */
function unknown(wanted: string, account: Account): never {
  const groupNames = [...account.permissionGroups.values()].flatMap(({ name, label }) =>
    [name ?? [], label ?? []].flat(),
  );
  const bare = wanted.replace(/^#/, '');
  const isSingle = bare !== wanted || bare.includes(':');
  const [ofKind, others] = isSingle ? [account.permissions, groupNames] : [groupNames, account.permissions];
  // Who writes a * alone means any area, or any verb.
  const near =
    isGlob(bare) && !isSingle
      ? `; with a * it is written area:verb, such as "${bare}:*"`
      : didYouMean(everydayPermission(bare), ofKind.length > 0 ? ofKind : others);
  throw new GrantlensError(
    'permission-unknown',
    `there is no permission or permission group "${wanted}"${near}`,
  );
}

/** A permission group as it is typed where several have its name, and what it is for. */
export function spelledGroup({ key, side, types }: PermissionGroup): string {
  return `${key} (${side}, ${typeWords(types)})`;
}

function typeWords(types: ReadonlySet<string> | null): string {
  return types === null ? 'of no known type' : [...types].map((type) => type.split('.').at(-1)).join(' and ');
}
